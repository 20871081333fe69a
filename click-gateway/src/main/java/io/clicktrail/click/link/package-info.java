/**
 * Our own tracking links: made and paused over HTTP, durable on the topic {@code links} before anybody is told of them,
 * and kept in memory. There is no table: the compacted topic is the store.
 */
@NullMarked
package io.clicktrail.click.link;

import org.jspecify.annotations.NullMarked;
