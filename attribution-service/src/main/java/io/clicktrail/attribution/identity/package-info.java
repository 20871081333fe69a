/**
 * Who a person is, as far as facts tell: a click ties the visitor who made it, the Telegram user who first sent its token,
 * and the phones and e-mail addresses of leads that name it. Nothing else ties anything, no guess and no likeness. Which
 * clicks are one person's follows from the facts alone, whatever the order in which they came.
 */
@NullMarked
package io.clicktrail.attribution.identity;

import org.jspecify.annotations.NullMarked;
