/** JSON bodies arrive whole: what a record does not mark as nullable is required, and its absence is a clear 400. */
@NullMarked
package io.clicktrail.http.body;

import org.jspecify.annotations.NullMarked;
