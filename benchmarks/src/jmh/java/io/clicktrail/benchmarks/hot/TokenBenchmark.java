package io.clicktrail.benchmarks.hot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.clicktrail.event.ClickId;

/** The token that travels through Telegram; the randomness in it is made elsewhere. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class TokenBenchmark {

    private final Instant moment = Instant.parse("2026-01-02T03:04:05.678Z");
    private final byte[] random = "0123456789abcdefg".getBytes(StandardCharsets.US_ASCII);
    private final String text = ClickId.of(moment, random).value();

    @Benchmark
    public ClickId make() {
        return ClickId.of(moment, random);
    }

    @Benchmark
    public ClickId parse() {
        return ClickId.parse(text);
    }

    @Benchmark
    public @Nullable ClickId findInPayload() {
        return ClickId.find(text);
    }
}
