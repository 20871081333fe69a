package io.clicktrail.analytics.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How many failed logins are taken from one address and for one name. In the memory of this process: an attacker gains
 * little from a restart, and nobody is locked out by a database that is away. The names remembered are bounded.
 */
final class LoginLimit {

    private static final int MOST_REMEMBERED = 10_000;

    private final int attempts;
    private final Duration window;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    LoginLimit(int attempts, Duration window) {
        this.attempts = attempts;
        this.window = window;
    }

    /** Tries that have not turned out well, and when they are forgotten. */
    private record Failures(int count, Instant until) {}

    /** Counts this try and lets it be made: null; or says how long to wait, where there were too many. */
    synchronized @Nullable Duration tryNow(List<String> keys, Instant now) {
        Instant free = keys.stream()
                .flatMap(key -> Stream.ofNullable(failures.get(key)))
                .filter(known -> known.count() >= attempts)
                .map(Failures::until)
                .max(Comparator.naturalOrder())
                .orElse(now);
        if (free.isAfter(now)) {
            return Duration.between(now, free);
        }
        keys.forEach(key -> count(key, now));
        return null;
    }

    /** The try was no failure after all. */
    synchronized void succeeded(List<String> keys) {
        keys.forEach(failures::remove);
    }

    private void count(String key, Instant now) {
        Failures known = failures.get(key);
        Failures started = known != null && known.until().isAfter(now) ? known : new Failures(0, now.plus(window));
        failures.put(key, new Failures(started.count() + 1, started.until()));
    }
}
