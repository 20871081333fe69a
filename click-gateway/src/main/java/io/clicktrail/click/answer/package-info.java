/** What visitors get, decided and counted before a byte of it is written; pages say nothing that came in the request. */
@NullMarked
package io.clicktrail.click.answer;

import org.jspecify.annotations.NullMarked;
