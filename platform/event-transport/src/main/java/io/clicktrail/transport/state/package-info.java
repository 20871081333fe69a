/** The newest state of compacted topics, in memory, with a snapshot on disk. */
@NullMarked
package io.clicktrail.transport.state;

import org.jspecify.annotations.NullMarked;
