/** How events arrive: a poll at a time, decoded and whole, acknowledged when the batch's transaction is committed. */
@NullMarked
package io.clicktrail.transport.consume;

import org.jspecify.annotations.NullMarked;
