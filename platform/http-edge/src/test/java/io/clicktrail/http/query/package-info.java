@NullMarked
package io.clicktrail.http.query;

import org.jspecify.annotations.NullMarked;
