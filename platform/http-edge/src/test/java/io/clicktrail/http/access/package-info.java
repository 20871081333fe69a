@NullMarked
package io.clicktrail.http.access;

import org.jspecify.annotations.NullMarked;
