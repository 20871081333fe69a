/** Stand-ins for those outside: each remembers what it got, and answers well or as badly as it is told. */
@NullMarked
package io.clicktrail.standalone.sandbox.outside;

import org.jspecify.annotations.NullMarked;
