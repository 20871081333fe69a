/** What a visitor gets who cannot be sent on, or is only a machine that looks ahead. Never what came in the request. */
@NullMarked
package io.clicktrail.click.answer;

import org.jspecify.annotations.NullMarked;
