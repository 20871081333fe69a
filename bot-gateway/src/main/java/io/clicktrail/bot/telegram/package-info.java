/** Calls to the Bot API. Whatever happens to one is an answer, never an exception; the token appears nowhere else. */
@NullMarked
package io.clicktrail.bot.telegram;

import org.jspecify.annotations.NullMarked;
