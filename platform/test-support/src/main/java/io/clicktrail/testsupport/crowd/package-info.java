/**
 * A crowd that clicks, starts bots, joins, reacts, votes, shares and takes it back, for offers with caps and budgets; what
 * must come of that, worked out as plainly as the rules are told, without any of the code that is judged by it; and
 * where what attribution-service has stored and said differs from it.
 */
@NullMarked
package io.clicktrail.testsupport.crowd;

import org.jspecify.annotations.NullMarked;
