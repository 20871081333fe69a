/**
 * The Bot API: calls to it, and its objects. Whatever happens to a call is an answer, never an exception; the token
 * appears nowhere else. Objects are read without trust in their shape.
 */
@NullMarked
package io.clicktrail.bot.telegram;

import org.jspecify.annotations.NullMarked;
