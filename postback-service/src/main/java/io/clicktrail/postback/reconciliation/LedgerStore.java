package io.clicktrail.postback.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.database.Column;

/** What we told networks. */
@Component
class LedgerStore {

    private static final int MOST = 200_000;

    private final DatabaseClient database;

    LedgerStore(DatabaseClient database) {
        this.database = database;
    }

    /** Nothing is planned before it was done, so the time of the plan bounds what has to be read. */
    private static final String LAST_TOLD_OF_EACH_CONVERSION = """
            select distinct on (thread) click, network_click_id, coalesce(subs ->> :sub, '') as sub, status, payout, state, reason, acted_at
            from delivery
            where network = :network and planned_at >= :from and acted_at >= :from and acted_at < :to and state <> 'ignored'
            order by thread, (state = 'delivered') desc, revision desc, step desc
            limit :most
            """;

    /** @throws ProblemException in the Mono, where there are too many to be compared at once */
    Mono<List<Entry>> told(NetworkId network, Upload upload) {
        ZoneId zone = upload.zone();
        return database.sql(LAST_TOLD_OF_EACH_CONVERSION)
                .bind("sub", upload.ourSub())
                .bind("network", network.value())
                .bind("from", upload.from().atStartOfDay(zone).toInstant().minus(Upload.margin()))
                .bind(
                        "to",
                        upload.to().plusDays(1).atStartOfDay(zone).toInstant().plus(Upload.margin()))
                .bind("most", MOST + 1)
                .map(row -> entry(row, zone))
                .all()
                .collectList()
                .doOnNext(LedgerStore::requireComparable);
    }

    private static void requireComparable(List<Entry> told) {
        if (told.size() > MOST) {
            throw new ProblemException(
                    400, "too_many_conversions", "More than " + MOST + " conversions: take a shorter time.");
        }
    }

    private static Entry entry(Readable row, ZoneId zone) {
        ConversionStatus status = ConversionStatus.named(Column.of(row, "status", String.class));
        return new Entry(
                Column.of(row, "click", String.class),
                row.get("network_click_id", String.class),
                Column.of(row, "sub", String.class),
                Column.of(row, "acted_at", Instant.class).atZone(zone).toLocalDate(),
                Outcome.of(status),
                Column.of(row, "payout", BigDecimal.class),
                Column.of(row, "state", String.class),
                row.get("reason", String.class));
    }
}
