/**
 * People of the sandbox who follow ads and act in Telegram in any order, through the real doors, and what
 * attribution-service says of each action: to which click it is credited, or why to none.
 */
@NullMarked
package io.clicktrail.standalone.sandbox.journey;

import org.jspecify.annotations.NullMarked;
