@NullMarked
package io.clicktrail.http.address;

import org.jspecify.annotations.NullMarked;
