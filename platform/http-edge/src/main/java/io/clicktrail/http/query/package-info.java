/** Queries as they come from browsers and networks, read without losing anybody for a broken mark. */
@NullMarked
package io.clicktrail.http.query;

import org.jspecify.annotations.NullMarked;
