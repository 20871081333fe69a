package io.clicktrail.bot.update;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.BotSettings;
import io.clicktrail.event.EventId;
import io.clicktrail.event.RawBody;
import io.clicktrail.event.WebhookEvent.TelegramUpdateReceived;
import io.clicktrail.transport.publish.Durability;
import io.clicktrail.transport.publish.DurablePublisher;

/** The one door for updates, however they come: after it they are durable, and nobody has looked at them yet. */
@Component
class IntakeHandler {

    private final Clock clock = Clock.systemUTC();
    private final DurablePublisher publisher;
    private final String bot;

    IntakeHandler(DurablePublisher publisher, BotSettings settings) {
        this.publisher = publisher;
        this.bot = settings.username();
    }

    /** Takes any bytes. Fails only where nothing can be made durable. */
    Mono<Durability> accept(byte[] body) {
        return Mono.defer(() -> publisher.publish(received(body)));
    }

    private TelegramUpdateReceived received(byte[] body) {
        // To the microsecond, as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        EventId id = EventId.of(now, random.nextLong(), random.nextLong());
        String key = UpdateKey.in(body);
        return new TelegramUpdateReceived(id, now, bot, key == null ? id.toString() : key, RawBody.of(body));
    }
}
