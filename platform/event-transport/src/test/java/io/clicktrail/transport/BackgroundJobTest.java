package io.clicktrail.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

class BackgroundJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sinks.Many<Integer> wakes = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger runs = new AtomicInteger();

    @ParameterizedTest
    @MethodSource
    void whateverFailsItGoesOn(Throwable failure) {
        var job = job(() -> runs.incrementAndGet() == 1 ? Mono.error(failure) : Mono.empty());
        job.start();

        wakes.tryEmitNext(1);
        wakes.tryEmitNext(2);

        assertThat(runs).hasValue(2);
        assertThat(job.isRunning()).isTrue();
    }

    static List<Throwable> whateverFailsItGoesOn() {
        return List.of(new IllegalStateException(), new IOException(), new AssertionError());
    }

    @Test
    void aRunThatThrowsIsNoEndEither() {
        var job = job(() -> {
            runs.incrementAndGet();
            throw new IllegalStateException();
        });
        job.start();

        wakes.tryEmitNext(1);
        wakes.tryEmitNext(2);

        assertThat(runs).hasValue(2);
    }

    @Test
    void wakesDuringARunAreOneMoreRun() {
        Sinks.Empty<Void> end = Sinks.empty();
        var job = job(() -> runs.incrementAndGet() == 1 ? end.asMono() : Mono.empty());
        job.start();

        List.of(1, 2, 3, 4).forEach(wakes::tryEmitNext);
        assertThat(runs).hasValue(1);
        end.tryEmitEmpty();

        assertThat(runs).hasValue(2);
    }

    @Test
    void aStopWaitsForTheRunUnderWay() {
        Sinks.Empty<Void> end = Sinks.empty();
        var stopped = new AtomicBoolean();
        var job = job(end::asMono);
        job.start();
        wakes.tryEmitNext(1);

        job.stop(() -> stopped.set(true));
        assertThat(stopped).isFalse();
        end.tryEmitEmpty();

        assertThat(stopped).isTrue();
        assertThat(job.isRunning()).isFalse();
    }

    @Test
    void aJobOfEverySoOftenRunsAtOnceAndAgain() {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        var job = BackgroundJob.every(
                Duration.ofMillis(10), "test", () -> Mono.fromRunnable(() -> seen.add(runs.incrementAndGet())));
        job.start();

        Eventually.within(PATIENCE, () -> assertThat(seen).hasSizeGreaterThan(2));
        job.stop();
    }

    private BackgroundJob job(Supplier<Mono<Void>> run) {
        return new BackgroundJob("test", wakes.asFlux(), run);
    }
}
