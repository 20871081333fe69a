@NullMarked
package io.clicktrail.http.language;

import org.jspecify.annotations.NullMarked;
