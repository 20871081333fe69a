/** Records that cannot be understood or processed: kept with their bytes and the reason, replayable. */
@NullMarked
package io.clicktrail.transport.deadletter;

import org.jspecify.annotations.NullMarked;
