package io.clicktrail.transport.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import io.clicktrail.transport.Causes;

/**
 * Runs the scripts at the start. Where PostgreSQL cannot be reached the service starts all the same, serves what it can
 * without, and tries again in the background until it is done; readiness says so. Scripts that fail stop the service.
 */
final class Migration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable stopService;

    /** @param stopService called when the scripts fail after the service has started */
    Migration(Runnable stopService) {
        this.stopService = stopService;
    }

    boolean isDone() {
        return done.get();
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            run(flyway);
        } catch (RuntimeException e) {
            if (!isUnreachable(e)) {
                throw e;
            }
            log.warn("PostgreSQL cannot be reached (CLICKTRAIL_POSTGRES_HOST, _PORT); trying on: {}", Causes.of(e));
            migrateLater(flyway);
        }
    }

    private void run(Flyway flyway) {
        flyway.migrate();
        done.set(true);
    }

    private void migrateLater(Flyway flyway) {
        Mono.fromRunnable(() -> run(flyway))
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter(Migration::isUnreachable))
                .subscribe(ignored -> {}, this::failed, () -> log.info("PostgreSQL is there, the scripts have run"));
    }

    private void failed(Throwable failure) {
        log.error("the scripts of the database fail; the service stops", failure);
        stopService.run();
    }

    /** SQLSTATE 08: no connection; 57P03: still starting; 53300: too many clients. */
    static boolean isUnreachable(Throwable failure) {
        return Causes.of(failure).chain().stream()
                .anyMatch(cause -> cause instanceof SQLException sql && isUnreachable(sql.getSQLState()));
    }

    private static boolean isUnreachable(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || "57P03".equals(sqlState) || "53300".equals(sqlState));
    }
}
