/**
 * The click gateway: a visitor's click becomes a durable {@link io.clicktrail.event.ClickEvent.ClickRegistered}, and the
 * visitor a Telegram user-to-be with a token. Nothing but memory, Kafka and the local disk stands on that path.
 */
@NullMarked
package io.clicktrail.click;

import org.jspecify.annotations.NullMarked;
