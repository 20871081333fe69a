package io.clicktrail.analytics;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service counts and shows. Wrong values are refused at the start, with the path of the setting.
 *
 * @param zone in which a day begins and ends; changing it later splits the past from the future
 */
@ConfigurationProperties("clicktrail.analytics")
public record AnalyticsSettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue Counters counters,
        @DefaultValue Resolution resolution,
        @DefaultValue Login login,
        Page page) {

    /**
     * @param flushInterval how long a counter in Redis may lag behind Postgres
     * @param reconcileInterval how often all of them are compared with Postgres
     * @param daysKept how many days have a counter of their own
     */
    public record Counters(
            @DefaultValue("500ms") Duration flushInterval,
            @DefaultValue("1m") Duration reconcileInterval,
            @DefaultValue("35") int daysKept) {

        public Counters {
            requireWithin("counters.flush-interval", flushInterval, Duration.ofMillis(50), Duration.ofMinutes(1));
            requireWithin("counters.reconcile-interval", reconcileInterval, Duration.ofSeconds(1), Duration.ofDays(1));
            require(daysKept >= 1 && daysKept <= 400, "counters.days-kept must be from 1 to 400");
        }
    }

    /**
     * @param interval how often facts that wait for their click are looked at
     * @param batch how many of them at a time
     * @param patience how long they are looked for at all
     */
    public record Resolution(
            @DefaultValue("1s") Duration interval,
            @DefaultValue("1000") int batch,
            @DefaultValue("7d") Duration patience) {

        public Resolution {
            requireWithin("resolution.interval", interval, Duration.ofMillis(50), Duration.ofMinutes(10));
            requireWithin("resolution.patience", patience, Duration.ofMinutes(1), Duration.ofDays(90));
            require(batch >= 1 && batch <= 10_000, "resolution.batch must be from 1 to 10000");
        }
    }

    /**
     * @param tokenLifetime how long a login lasts
     * @param attempts how many failed logins of one name or one address are taken within the window
     * @param window after which failed logins are forgotten
     * @param secureCookie whether the cookie of the page travels over TLS only; yes wherever the page has TLS
     */
    public record Login(
            @DefaultValue("1h") Duration tokenLifetime,
            @DefaultValue("10") int attempts,
            @DefaultValue("15m") Duration window,
            @DefaultValue("false") boolean secureCookie) {

        public Login {
            requireWithin("login.token-lifetime", tokenLifetime, Duration.ofMinutes(1), Duration.ofDays(7));
            requireWithin("login.window", window, Duration.ofSeconds(1), Duration.ofDays(1));
            require(attempts >= 1 && attempts <= 1_000, "login.attempts must be from 1 to 1000");
        }
    }

    /**
     * @param refresh how often the page asks for newer numbers
     * @param clickGateway as visitors reach it
     * @param others pages that other services have; absolute, of http or https
     * @param htmx version of the script on the class path
     * @param echarts version of the script on the class path
     */
    public record Page(
            @DefaultValue("5s") Duration refresh,
            @DefaultValue("http://127.0.0.1:8081") URI clickGateway,
            @DefaultValue List<URI> others,
            String htmx,
            String echarts) {

        public Page {
            requireWithin("page.refresh", refresh, Duration.ofSeconds(1), Duration.ofMinutes(10));
            require(others.stream().allMatch(Page::isPage), "page.others: addresses of pages, http or https");
        }

        private static boolean isPage(URI address) {
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && List.of("http", "https").contains(address.getScheme());
        }
    }

    private static void requireWithin(String path, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                path + " must be from " + least + " to " + most + ", not " + value);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("clicktrail.analytics." + message);
        }
    }
}
