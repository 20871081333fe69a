@NullMarked
package io.clicktrail.http;

import org.jspecify.annotations.NullMarked;
