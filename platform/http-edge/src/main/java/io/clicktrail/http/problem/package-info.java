/** What a caller is told when a request cannot be served: RFC 9457 problems with a code that never changes. */
@NullMarked
package io.clicktrail.http.problem;

import org.jspecify.annotations.NullMarked;
