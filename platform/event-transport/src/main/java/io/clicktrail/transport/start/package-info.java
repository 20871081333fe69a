/** A service that lacks what it needs does not start, and says in one line what that is. */
@NullMarked
package io.clicktrail.transport.start;

import org.jspecify.annotations.NullMarked;
