package io.clicktrail.transport.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

/**
 * {@code DEGRADED} while events wait for Kafka. It is not part of liveness or readiness: a gateway with a spool does
 * its work.
 */
final class SpoolHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "events wait on disk for Kafka");

    private final Spool spool;
    private final DataSize maxSize;

    SpoolHealthIndicator(Spool spool, DataSize maxSize) {
        this.spool = spool;
        this.maxSize = maxSize;
    }

    @Override
    public Health health() {
        SpoolStatus status = spool.status();
        return Health.status(status.events() > 0 ? DEGRADED : Status.UP)
                .withDetail("events", status.events())
                .withDetail("bytes", status.bytes())
                .withDetail("max_bytes", maxSize.toBytes())
                .withDetail("oldest", status.oldest())
                .withDetail("damages", status.damages())
                .build();
    }
}
