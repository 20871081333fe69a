@NullMarked
package io.clicktrail.http.problem;

import org.jspecify.annotations.NullMarked;
