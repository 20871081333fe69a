/**
 * From a click to a 302. A visitor who was sent on has a click that is durable; a visitor whose click could not be kept
 * is told to come again; nobody is sent on without a record.
 */
@NullMarked
package io.clicktrail.click.redirect;

import org.jspecify.annotations.NullMarked;
