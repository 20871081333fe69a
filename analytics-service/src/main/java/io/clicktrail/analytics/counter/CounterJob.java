package io.clicktrail.analytics.counter;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.clicktrail.analytics.AnalyticsSettings;

/**
 * Keeps the counters in Redis equal to the roll-ups. Who changes roll-ups says so after the commit, and soon afterwards
 * the counters are set to what Postgres says. What gets lost on the way (a kill, a Redis that is away or was emptied, a
 * second instance that wrote an older value) the reconciliation finds.
 */
@Component
public class CounterJob {

    private static final Duration TURN = Duration.ofMillis(20);
    private static final int MARGIN_OF_DAYS = 5;

    private final TallyStore tallies;
    private final RedisStore redis;
    private final AnalyticsSettings settings;
    private final Clock clock;
    private final Set<Touched> waiting = ConcurrentHashMap.newKeySet();
    // One writer at a time: an older value must not be set after a newer one.
    private final AtomicBoolean writing = new AtomicBoolean();

    CounterJob(TallyStore tallies, RedisStore redis, AnalyticsSettings settings, Clock clock) {
        this.tallies = tallies;
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    /** These roll-ups have changed, and the change is committed. Returns at once. */
    public void touch(Collection<Touched> changed) {
        waiting.addAll(changed);
    }

    /** Sets the counters of what has been touched since the last time. */
    Mono<Void> flush() {
        return waiting.isEmpty() ? Mono.empty() : alone(Mono.defer(this::flushWaiting));
    }

    private Mono<Void> flushWaiting() {
        Set<Touched> due = Set.copyOf(waiting);
        waiting.removeAll(due); // before Postgres is read: what changes from now on is due again
        Set<LocalDate> days =
                due.stream().map(Touched::day).filter(daysKept()::contains).collect(Collectors.toSet());
        Set<String> offers = due.stream().map(Touched::offer).collect(Collectors.toSet());
        return tallies.of(offers, days)
                .map(CounterKeys::of)
                .flatMap(counters -> redis.set(counters, lifeOfDays()))
                .doOnError(_ -> waiting.addAll(due));
    }

    /** Makes Redis say exactly what Postgres says, no key more or less; how many counters there are now. */
    Mono<Integer> rebuild() {
        return alone(Mono.defer(this::expected).flatMap(this::replaceBy));
    }

    private Mono<Map<String, String>> expected() {
        return tallies.offers()
                .flatMap(offers -> tallies.of(offers, daysKept()))
                .map(CounterKeys::of);
    }

    private Mono<Integer> replaceBy(Map<String, String> counters) {
        return redis.keys(CounterKeys.PREFIX + "*")
                .map(present -> without(present, counters.keySet()))
                .flatMap(redis::delete)
                .then(redis.set(counters, lifeOfDays()))
                .thenReturn(counters.size());
    }

    /** The counters of an offer as Redis has them. */
    Mono<Map<String, String>> ofOffer(String offer) {
        return redis.keys(CounterKeys.allOf(offer)).flatMap(redis::values);
    }

    /** The same from Postgres. */
    Mono<Map<String, String>> ofOfferFromPostgres(String offer) {
        return tallies.of(List.of(offer), daysKept()).map(CounterKeys::of);
    }

    private <T> Mono<T> alone(Mono<T> work) {
        Mono<T> turn = Mono.defer(() -> writing.compareAndSet(false, true)
                ? work.doFinally(_ -> writing.set(false))
                : Mono.error(new NotMyTurnException()));
        return turn.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, TURN).filter(NotMyTurnException.class::isInstance));
    }

    private Set<LocalDate> daysKept() {
        LocalDate today = LocalDate.now(clock.withZone(zone()));
        return Stream.iterate(today.plusDays(1), day -> day.minusDays(1))
                .limit(settings.counters().daysKept() + 1L)
                .collect(Collectors.toSet());
    }

    private Duration lifeOfDays() {
        return Duration.ofDays(settings.counters().daysKept() + MARGIN_OF_DAYS);
    }

    private ZoneId zone() {
        return settings.zone();
    }

    private static Set<String> without(Set<String> present, Set<String> expected) {
        Set<String> strays = new HashSet<>(present);
        strays.removeAll(expected);
        return strays;
    }

    private static final class NotMyTurnException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotMyTurnException() {
            super(null, null, false, false);
        }
    }
}
