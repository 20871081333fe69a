/**
 * Our own page before Telegram: one answer, no other host, readable without scripts. What the page's GET knows is said
 * by the server; the script adds only how long the page was to be seen.
 */
@NullMarked
package io.clicktrail.click.landing;

import org.jspecify.annotations.NullMarked;
