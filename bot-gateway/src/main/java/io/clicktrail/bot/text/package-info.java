/** What the bot says, in the languages of its readers. */
@NullMarked
package io.clicktrail.bot.text;

import org.jspecify.annotations.NullMarked;
