/** The settings that all ways of travelling share. What travels, and how, is in the packages below. */
@NullMarked
package io.clicktrail.transport;

import org.jspecify.annotations.NullMarked;
