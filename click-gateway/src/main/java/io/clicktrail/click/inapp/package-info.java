/**
 * How to get out of an app's own browser and into Telegram. What works where was found on devices, mostly by others
 * (github.com/shalanah/inapp-debugger and its issues); what nobody has tested is treated as if it did not work, and the
 * plain link always stays within reach.
 */
@NullMarked
package io.clicktrail.click.inapp;

import org.jspecify.annotations.NullMarked;
