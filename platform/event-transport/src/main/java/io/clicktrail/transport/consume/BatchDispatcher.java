package io.clicktrail.transport.consume;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

import io.clicktrail.event.EventId;
import io.clicktrail.transport.consume.Arrival.Poison;
import io.clicktrail.transport.consume.Arrival.Readable;
import io.clicktrail.transport.consume.Bisection.Fault;
import io.clicktrail.transport.deadletter.DeadLetter;
import io.clicktrail.transport.deadletter.DeadLetters;

/**
 * Brings the records of a poll to a listener. Returns when each of them has had its effect or is kept as a dead letter:
 * then the container commits their offsets.
 *
 * <p>The good ones come first: a batch that has to wait for the database has not put anything aside yet, and so puts
 * nothing aside twice.
 */
final class BatchDispatcher implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(BatchDispatcher.class);

    private final EventBatchListener listener;
    private final ConsumeSettings settings;
    private final BooleanSupplier running;
    private final RecordReader reader;
    private final Letters letters;
    private final DeadLetters deadLetters;
    private final BatchMetrics metrics;
    private final Bisection<Readable> bisection = new Bisection<>(this::process);

    BatchDispatcher(
            EventBatchListener listener,
            ConsumeSettings settings,
            BooleanSupplier running,
            RecordReader reader,
            Letters letters,
            DeadLetters deadLetters,
            BatchMetrics metrics) {
        this.listener = listener;
        this.settings = settings;
        this.running = running;
        this.reader = reader;
        this.letters = letters;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            metrics.timed(
                    records.size(),
                    () -> dispatch(records.stream().map(reader::read).toList()));
        } catch (BatchPostponedException e) {
            log.warn("{} waits with a batch of {}: {}", listener.group(), records.size(), e.getMessage());
            throw e;
        }
        if (records.size() < settings.maxPollRecords()) {
            LockSupport.parkNanos(this, settings.breath().toNanos());
        }
    }

    private void dispatch(List<Arrival> arrivals) {
        List<Readable> readable = only(Readable.class, arrivals);
        List<Fault<Readable>> faults = bisection.run(readable);
        postponeWhileStopping(faults);
        keep(Stream.concat(
                        only(Poison.class, arrivals).stream().map(letters::unreadable),
                        faults.stream().map(letters::refused))
                .toList());
        metrics.processed(without(faults, readable));
    }

    /** What fails while the service is taken apart under it may be nobody's fault; the next process will see. */
    private void postponeWhileStopping(List<Fault<Readable>> faults) {
        if (!faults.isEmpty() && !running.getAsBoolean()) {
            throw new BatchPostponedException(faults.getFirst().cause());
        }
    }

    private static List<Readable> without(List<Fault<Readable>> faults, List<Readable> readable) {
        Set<Readable> atFault = faults.stream().map(Fault::item).collect(Collectors.toSet());
        return readable.stream().filter(event -> !atFault.contains(event)).toList();
    }

    private static <A extends Arrival> List<A> only(Class<A> type, List<Arrival> arrivals) {
        return arrivals.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * The one block() of the house: this thread belongs to Kafka's listener and has nothing else to do, and while it
     * waits, order, back-pressure and offsets need no further thought.
     */
    private void process(List<Readable> events) {
        listener.on(eachOnce(events)).timeout(settings.batchTimeout()).block();
    }

    /** A record that was sent twice may come twice in one poll, where no inbox can tell the two apart. */
    private static EventBatch eachOnce(List<Readable> events) {
        Map<EventId, Delivered<?>> deliveries = LinkedHashMap.newLinkedHashMap(events.size());
        for (Readable event : events) {
            deliveries.putIfAbsent(event.delivered().event().id(), event.delivered());
        }
        return new EventBatch(List.copyOf(deliveries.values()));
    }

    private void keep(List<DeadLetter> refused) {
        try {
            deadLetters.keep(refused);
        } catch (RuntimeException e) { // nothing may be passed over that is not kept
            throw new BatchPostponedException(e);
        }
    }
}
