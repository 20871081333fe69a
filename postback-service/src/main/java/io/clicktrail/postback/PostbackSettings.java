package io.clicktrail.postback;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How postbacks are sent. Every value is explained in {@code application.yml}; what contradicts itself is refused at
 * the start, with the path of the setting.
 */
@ConfigurationProperties("postback")
public record PostbackSettings(Retry retry, Worker worker, Partner partner, Breaker breaker, Target target) {

    public PostbackSettings {
        require(
                worker.lease().compareTo(partner.totalTimeout().multipliedBy(2)) >= 0,
                "postback.worker.lease must be at least twice postback.partner.total-timeout");
    }

    /** When a delivery is attempted again. */
    public record Retry(List<Duration> schedule, double jitter, double timeScale, Duration overdueLimit) {

        private static final int MOST_ATTEMPTS = 50;

        public Retry {
            require(
                    !schedule.isEmpty() && schedule.size() <= MOST_ATTEMPTS,
                    "postback.retry.schedule has 1 to 50 delays");
            require(schedule.stream().noneMatch(Duration::isNegative), "postback.retry.schedule: no delay is negative");
            require(jitter >= 0 && jitter < 1, "postback.retry.jitter must be from 0 to below 1");
            require(timeScale > 0 && timeScale <= 1, "postback.retry.time-scale must be above 0 and at most 1");
            require(overdueLimit.isPositive(), "postback.retry.overdue-limit must be above 0");
        }
    }

    /** How due deliveries are found and results recorded. */
    public record Worker(Duration pollInterval, Duration lease) {

        public Worker {
            require(pollInterval.toMillis() >= 1, "postback.worker.poll-interval must be at least 1 ms");
        }
    }

    /** How a partner is called. */
    public record Partner(int inFlight, Duration connectTimeout, Duration totalTimeout, DataSize answerLimit) {

        private static final Duration LONGEST = Duration.ofMinutes(1);

        public Partner {
            require(inFlight >= 1 && inFlight <= 1_000, "postback.partner.in-flight must be from 1 to 1000");
            require(
                    totalTimeout.isPositive() && totalTimeout.compareTo(LONGEST) <= 0,
                    "postback.partner.total-timeout must be above 0 and at most 1 m");
            require(
                    connectTimeout.isPositive() && connectTimeout.compareTo(totalTimeout) <= 0,
                    "postback.partner.connect-timeout must be above 0 and at most total-timeout");
            require(
                    answerLimit.toBytes() >= 0 && answerLimit.toKilobytes() <= 1024,
                    "postback.partner.answer-limit must be at most 1 MB");
        }
    }

    /** When a network counts as dead. */
    public record Breaker(int failurePercent, int calls, Duration openFor, int probes) {

        public Breaker {
            require(
                    failurePercent >= 1 && failurePercent <= 100,
                    "postback.breaker.failure-percent must be from 1 to 100");
            require(calls >= 1 && calls <= 10_000, "postback.breaker.calls must be from 1 to 10000");
            require(openFor.isPositive(), "postback.breaker.open-for must be above 0");
            require(probes >= 1 && probes <= calls, "postback.breaker.probes must be from 1 to postback.breaker.calls");
        }
    }

    /** Whom we may call. */
    public record Target(Set<Integer> ports, Set<String> allowedLoopback) {

        private static final int MOST_LOOPBACK = 16;

        public Target {
            require(!ports.isEmpty(), "postback.target.ports must not be empty");
            require(ports.stream().allMatch(Target::isPort), "postback.target.ports are from 1 to 65535");
            require(
                    allowedLoopback.size() <= MOST_LOOPBACK,
                    "postback.target.allowed-loopback has 16 addresses at the most");
            admitted(allowedLoopback);
        }

        /** Empty in production. */
        Set<InetSocketAddress> admittedLoopback() {
            return admitted(allowedLoopback);
        }

        private static Set<InetSocketAddress> admitted(Set<String> loopbacks) {
            return loopbacks.stream().map(Target::admitted).collect(Collectors.toUnmodifiableSet());
        }

        private static InetSocketAddress admitted(String hostAndPort) {
            try {
                int colon = hostAndPort.lastIndexOf(':');
                InetAddress address = InetAddress.ofLiteral(hostAndPort.substring(0, Math.max(colon, 0)));
                int port = Integer.parseInt(hostAndPort.substring(colon + 1));
                require(address.isLoopbackAddress() && isPort(port), "no loopback address and port");
                return new InetSocketAddress(address, port);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "POSTBACK_ALLOWED_LOOPBACK must be empty or loopback addresses with their ports, like 127.0.0.1:8090");
            }
        }

        private static boolean isPort(int port) {
            return port > 0 && port <= 0xFFFF;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
