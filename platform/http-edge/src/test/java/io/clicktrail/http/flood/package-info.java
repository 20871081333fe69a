@NullMarked
package io.clicktrail.http.flood;

import org.jspecify.annotations.NullMarked;
