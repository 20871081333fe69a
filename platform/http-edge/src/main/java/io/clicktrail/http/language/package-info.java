/**
 * The language of the house's pages: Russian first, English for those who ask for it, by browser or by choice. A choice
 * is a cookie of the host, so that it holds on the pages of all services.
 */
@NullMarked
package io.clicktrail.http.language;

import org.jspecify.annotations.NullMarked;
