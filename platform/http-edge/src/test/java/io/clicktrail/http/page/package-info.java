@NullMarked
package io.clicktrail.http.page;

import org.jspecify.annotations.NullMarked;
