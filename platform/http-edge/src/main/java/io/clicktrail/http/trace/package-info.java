/** The trace that a request continues or begins, in the Reactor context from the first filter on. */
@NullMarked
package io.clicktrail.http.trace;

import org.jspecify.annotations.NullMarked;
