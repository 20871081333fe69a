/**
 * What people hear who press START: the offer they came for, with a button to it.
 *
 * <p>Which offer that is says the click, which comes on a topic of its own and perhaps later than the start. A start
 * waits for its click for some seconds, and is then answered without it. Each start is answered once.
 */
@NullMarked
package io.clicktrail.bot.answer;

import org.jspecify.annotations.NullMarked;
