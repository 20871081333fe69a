/**
 * JSON bodies arrive whole: what a record does not mark as nullable is required, text is text that can be stored, times
 * and durations are written out. All else is a clear 400.
 */
@NullMarked
package io.clicktrail.http.body;

import org.jspecify.annotations.NullMarked;
