@NullMarked
package io.clicktrail.http.secret;

import org.jspecify.annotations.NullMarked;
