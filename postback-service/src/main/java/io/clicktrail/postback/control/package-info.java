/**
 * The rules by which an operator has postbacks held for a person or not sent at all. A rule is a condition, made with
 * AND, OR and NOT, over what is known of a conversion, and an action; of the rules for a network the first that
 * holds decides, and where none does the postback is sent.
 *
 * <p>Promises: a condition that was saved can be judged; the decision falls together with the plan, so that a repeated event
 * changes nothing; what follows a held step is held with it, and a reversal is never sent where its approval was not.
 */
@NullMarked
package io.clicktrail.postback.control;

import org.jspecify.annotations.NullMarked;
