/**
 * Long lists, a page at a time: newest first, and a cursor that stays right while new rows arrive. A list asks its store
 * for one more than a page holds; {@link io.clicktrail.http.page.Page#of} keeps that one back and knows that there are
 * more.
 */
@NullMarked
package io.clicktrail.http.page;

import org.jspecify.annotations.NullMarked;
