package io.clicktrail.benchmarks.networks;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.benchmarks.load.HouseService;

/** Looks when the breaker of a network has opened in every replica, as their metrics say. */
final class Breaker {

    /** The total timeout of a call, as the service ships, and what it takes to write its result down. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private static final long LOOK_MILLIS = 500;

    private final Pattern open;
    private final List<HouseService> replicas;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile @Nullable Instant opened;

    private Breaker(String network, List<HouseService> replicas) {
        this.open = Pattern.compile(
                "clicktrail_postback_breaker\\{[^}]*network=\"" + Pattern.quote(network) + "\"[^}]*} 1\\.0");
        this.replicas = replicas;
    }

    static Breaker watch(String network, List<HouseService> replicas) {
        Breaker breaker = new Breaker(network, replicas);
        ScheduledFuture<?> _ =
                breaker.looks.scheduleWithFixedDelay(breaker::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return breaker;
    }

    private void look() {
        try {
            if (opened == null && replicas.stream().allMatch(this::isOpen)) {
                opened = Instant.now();
            }
        } catch (UncheckedIOException noAnswer) {
            // The next look may have one; an exception would be the last look.
        }
    }

    private boolean isOpen(HouseService replica) {
        return open.matcher(replica.metrics()).find();
    }

    void stop() {
        looks.shutdownNow();
    }

    @Nullable
    Instant opened() {
        return opened;
    }
}
