/**
 * The words of the house: what happened, when, to whom.
 *
 * <p>An event is a record from its birth at an edge to its row in a table; there is no second shape. Each family
 * ({@link io.clicktrail.event.ClickEvent}, {@link io.clicktrail.event.TelegramEvent}, ...) lives on one topic and reads
 * as that topic's specification. {@link io.clicktrail.event.EventCodec} is the only border between events and bytes.
 */
@NullMarked
package io.clicktrail.event;

import org.jspecify.annotations.NullMarked;
