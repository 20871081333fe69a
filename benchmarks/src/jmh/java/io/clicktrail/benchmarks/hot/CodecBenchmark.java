package io.clicktrail.benchmarks.hot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.clicktrail.benchmarks.load.Browser;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EncodedEvent;
import io.clicktrail.event.EventCodec;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TrackingEvent;

/** A click as it goes over the wire, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class CodecBenchmark {

    private final EventCodec codec = new EventCodec("/click-gateway");
    private final ClickRegistered click = click();
    private final EncodedEvent encoded = codec.encode(click);

    @Benchmark
    public EncodedEvent write() {
        return codec.encode(click);
    }

    @Benchmark
    public TrackingEvent read() {
        return codec.decode("click.registered.v1", encoded.body());
    }

    private static ClickRegistered click() {
        Instant now = Instant.parse("2026-01-02T03:04:05.678901Z");
        return new ClickRegistered(
                EventId.of(now, 1, 2),
                now,
                ClickId.of(now, "0123456789abcdefg".getBytes(StandardCharsets.US_ASCII)),
                OfferId.parse("spring-offer"),
                null,
                ClickOutcome.ACCEPTED,
                NetworkId.parse("spring-net"),
                "n-123456",
                Map.of("sub1", "banner"),
                Map.of("source", "tiktok"),
                Browser.visitor());
    }
}
