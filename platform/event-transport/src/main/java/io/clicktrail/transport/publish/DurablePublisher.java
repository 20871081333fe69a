package io.clicktrail.transport.publish;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.Topic;
import io.clicktrail.event.TrackingEvent;
import io.clicktrail.transport.Deadlines;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.spool.Spool;
import io.clicktrail.transport.trace.Trace;

/**
 * Makes an event durable within a small budget, whether Kafka answers or not. For gateways, whose callers must not
 * wait.
 *
 * <p>An event may reach Kafka twice (acknowledged late, and from the spool): always with the same id. Events of an
 * ordered topic do not pass those of their topic that still wait in the spool; clicks may.
 *
 * <p>Answers come on the thread of Kafka's client or of the spool: what follows must not block.
 */
public final class DurablePublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DurablePublisher.class);
    /** Kafka takes records of up to 1 MiB; the rest is for key and headers. */
    private static final int LARGEST_BODY = 1_000_000;

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

    private final EventCodec codec;
    private final EventPublisher publisher;
    private final Spool spool;
    private final Breaker breaker;
    private final PublishMetrics metrics;
    private final long budgetNanos;
    private final Deadlines deadlines;
    private final Thread sweeper;

    DurablePublisher(
            EventCodec codec,
            EventPublisher publisher,
            Spool spool,
            Breaker breaker,
            TransportSettings.Publish settings,
            PublishMetrics metrics) {
        this.codec = codec;
        this.publisher = publisher;
        this.spool = spool;
        this.breaker = breaker;
        this.metrics = metrics;
        this.budgetNanos = settings.budget().toNanos();
        this.deadlines = new Deadlines(settings.budget());
        this.sweeper = Thread.ofPlatform().daemon().name("publish-deadlines").start(deadlines);
    }

    /**
     * Completes once the event is durable. The trace is taken from the Reactor context.
     *
     * <p>Fails with {@code SpoolFullException} when neither Kafka nor the spool can take it: then nothing may be
     * acknowledged to the caller. Fails with {@code IllegalArgumentException} when the event is larger than Kafka takes.
     */
    public Mono<Durability> publish(TrackingEvent event) {
        return Mono.deferContextual(context -> {
            Optional<Trace> trace = context.getOrEmpty(Trace.class);
            return Mono.fromFuture(begin(event, trace.orElse(null)), true);
        });
    }

    private Publication begin(TrackingEvent event, @Nullable Trace trace) {
        var publication = new Publication(encode(event, trace), spool, breaker, budgetNanos);
        publication.whenComplete((durability, failure) -> count(event.topic(), publication, durability));
        if (mayTryKafka(event.topic())) {
            publication.sendBy(publisher);
            deadlines.watch(publication);
        } else {
            publication.spool();
        }
        return publication;
    }

    private EncodedEvent encode(TrackingEvent event, @Nullable Trace trace) {
        EncodedEvent encoded =
                codec.encode(event, trace == null ? Map.of() : trace.child().headers());
        if (encoded.body().length > LARGEST_BODY) {
            throw new IllegalArgumentException(
                    "an event of " + encoded.body().length + " bytes is too large for Kafka");
        }
        return encoded;
    }

    /** While the breaker is open the spool's drain tries Kafka; where the spool is empty, one caller in an interval. */
    private boolean mayTryKafka(Topic topic) {
        if (topic.ordered() && spool.holds(topic)) {
            return false;
        }
        return !breaker.isOpen() || (spool.isEmpty() && breaker.mayProbe(System.nanoTime()));
    }

    private void count(Topic topic, Publication publication, @Nullable Durability durability) {
        if (durability == null) {
            metrics.refused(topic.topicName());
        } else {
            metrics.published(topic.topicName(), durability, publication.ageNanos());
        }
    }

    /** Returns when whatever waits for Kafka has been acknowledged or given to the spool. */
    @Override
    public void close() {
        deadlines.close();
        try {
            if (!sweeper.join(PATIENCE_AT_CLOSE)) {
                log.warn("events still wait for Kafka");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
