package io.clicktrail.click.redirect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Agents;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/** What is decided about a click, for an offer with hours, countries and once a visitor: all rules are asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class RedirectBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-02T13:04:05.678901Z");

    private final Agents agents = new Agents();
    private final Agent person = agents.of(Browser.USER_AGENT);
    private final Destination destination = Destination.of(offer());
    private final ClickRequest request =
            new ClickRequest("n-123456", Map.of("sub1", "banner"), Map.of("source", "tiktok"));
    private final Arrival arrival = new Arrival(NOW, Browser.visitor(), person, null);
    private final Visit visit = new Visit(
            EventId.of(NOW, 1, 2), ClickId.of(NOW, "0123456789abcdefg".getBytes(StandardCharsets.US_ASCII)), arrival);

    @Benchmark
    public Agent personOrMachine() {
        return agents.of(Browser.USER_AGENT);
    }

    @Benchmark
    public ClickOutcome verdict() {
        return Verdict.of(destination, request.networkClickId(), arrival);
    }

    @Benchmark
    public Object plan() {
        return RedirectPlan.of(destination, request, visit, "trail_bot");
    }

    private static Offer offer() {
        return new Offer(
                new OfferId("spring-offer"),
                "Spring",
                "https://t.me/some_channel",
                Goal.JOIN_CHANNEL,
                "@some_channel",
                null,
                new Offer.Rate(BigDecimal.ONE, BigDecimal.TWO, "XTR"),
                Money.of("1", "USD"),
                Offer.Caps.NONE,
                List.of(new Offer.Hours(Set.of(DayOfWeek.values()), LocalTime.of(0, 0), LocalTime.of(23, 0))),
                ZoneId.of("Europe/Berlin"),
                null,
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                false,
                null,
                new Offer.Audience(Set.of("DE", "KZ"), true),
                1,
                null,
                new NetworkId("spring-net"),
                Offer.Status.ACTIVE,
                Instant.EPOCH);
    }
}
