package io.clicktrail.transport.publish;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.util.unit.DataSize;

import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;
import io.clicktrail.transport.TransportSettings;
import io.clicktrail.transport.spool.Spool;

/**
 * What a durable answer costs: 64 callers on two event loops, each of which publishes again when it has been answered.
 * Beside it the bare producer with the same events, called from the event loops themselves. Absolute figures are those
 * of the machine; read the ratio of the CPU times.
 */
final class PublishBenchmark {

    private static final int CALLERS = 64;
    private static final int LOOPS = 2;
    private static final int EVENTS = 400_000;
    private static final TransportSettings.Publish SETTINGS = new TransportSettings.Publish(
            Duration.ofMillis(50), Duration.ZERO, Duration.ofSeconds(10), 8192, 3, Duration.ofSeconds(1));

    private final ExecutorService[] loops = new ExecutorService[LOOPS];
    private final EventCodec codec = new EventCodec("/click-gateway");

    private PublishBenchmark() {
        Arrays.setAll(
                loops,
                i -> Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("loop-" + i).factory()));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Directories.temporary("clicktrail-bench-");
        try (var kafka = new KafkaServer(
                directory.resolve("kafka"), directory.resolve("kafka.log"), Loopback.freePort(), Loopback.freePort())) {
            kafka.start();
            HouseTopics.create(kafka.address(), "");
            new PublishBenchmark().compare(kafka.address(), directory);
        } finally {
            Directories.delete(directory);
        }
        System.exit(0);
    }

    private void compare(String bootstrap, Path directory) throws InterruptedException {
        Map<String, Object> producer =
                PublishConfiguration.producerSettings(Map.of("bootstrap.servers", bootstrap), SETTINGS);
        var bare = new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer());
        var metrics = new PublishMetrics(new SimpleMeterRegistry());
        var breaker = new Breaker(3, SETTINGS.probeInterval().toNanos());
        var events = new EventPublisher(
                () -> new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer()),
                new TransportSettings.Topics(""),
                SETTINGS,
                metrics);
        var spool = Spool.open(
                directory.resolve("spool"),
                new TransportSettings.Spool(DataSize.ofGigabytes(4), DataSize.ofMegabytes(16), 8192, 512),
                SETTINGS.probeInterval(),
                PublishConfiguration.sink(events, breaker, SETTINGS.budget()),
                InstantSource.system());
        var durable = new DurablePublisher(codec, events, spool, breaker, SETTINGS, metrics);
        for (int round = 0; round < 4; round++) {
            run("bare producer, from the loop", EVENTS, i -> bareSend(bare, i));
            run("event publisher", EVENTS, i -> events.send(codec.encode(Happenings.click(i))));
            run(
                    "durable publisher",
                    EVENTS,
                    i -> durable.publish(Happenings.click(i)).toFuture());
        }
        for (int round = 0; round < 3; round++) {
            run(
                    "spool append",
                    EVENTS / 4,
                    i -> spool.append(codec.encode(Happenings.click(i)))
                            .synced()
                            .toCompletableFuture());
        }
        System.out.printf("spool afterwards: %s%n", spool.status());
    }

    private CompletableFuture<?> bareSend(KafkaProducer<String, byte[]> producer, int number) {
        var answer = new CompletableFuture<Void>();
        EncodedEvent event = codec.encode(Happenings.click(number));
        var record = new ProducerRecord<>(event.topic(), event.key(), event.body());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record, (metadata, failure) -> answer.complete(null));
        return answer;
    }

    private void run(String name, int events, IntFunction<CompletableFuture<?>> publish) throws InterruptedException {
        long[] nanos = new long[events];
        var next = new AtomicInteger();
        var done = new CountDownLatch(events);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        for (int caller = 0; caller < CALLERS; caller++) {
            again(loops[caller % LOOPS], publish, next, nanos, done);
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%-30s %7.0f/s   p50 %6.2f ms  p99 %6.2f ms   %5.2f CPU s per 100,000%n",
                name,
                events / seconds,
                nanos[events / 2] / 1e6,
                nanos[events / 100 * 99] / 1e6,
                cpuSeconds * 1e5 / events);
    }

    private static void again(
            ExecutorService loop,
            IntFunction<CompletableFuture<?>> publish,
            AtomicInteger next,
            long[] nanos,
            CountDownLatch done) {
        loop.execute(() -> {
            int number = next.getAndIncrement();
            if (number < nanos.length) {
                long start = System.nanoTime();
                publish.apply(number).whenComplete((answer, failure) -> {
                    nanos[number] = System.nanoTime() - start;
                    done.countDown();
                    again(loop, publish, next, nanos, done);
                });
            }
        });
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
