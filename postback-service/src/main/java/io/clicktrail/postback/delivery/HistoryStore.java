package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.http.page.Cursor;
import io.clicktrail.postback.delivery.DeliveryView.AttemptView;
import io.clicktrail.transport.database.Column;

/** What people ask about deliveries. */
@Component
class HistoryStore {

    /** So much of an answer stands in a list; one delivery by itself shows all that is kept. */
    private static final int SHORT_ANSWER = 500;

    private final DatabaseClient database;

    HistoryStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String SHOWN = """
            select d.id, conversion, revision, status, network, click, offer, reason, planned_at, finished_at,
                   case when state = 'pending' then due_at end as next_attempt_at, shown_state
            from delivery d
              left join network n on n.slug = d.network
              cross join lateral (
                select case when state <> 'pending' then state
                            when n.slug is null then 'waiting'
                            when n.disabled_because is not null then 'paused'
                            else 'pending' end
              ) as shown (shown_state)
            """;

    private static final String PAGE_BEFORE = SHOWN + """
                    where (d.planned_at, d.id) < (:planned_at, :id)
                      and (:shown_state::text is null or shown_state = :shown_state)
                      %s
                    order by d.planned_at desc, d.id desc
                    limit :most
                    """;

    /** Newest first, each with its attempts, their answers cropped. */
    Mono<List<DeliveryView>> page(DeliveryFilter filter, Cursor before, int most) {
        return database.sql(PAGE_BEFORE.formatted(filter.conditions()))
                .bindValues(filter.values())
                .bind("shown_state", Parameters.in(R2dbcType.VARCHAR, filter.state()))
                .bind("planned_at", before.at())
                .bind("id", before.uuid())
                .bind("most", most)
                .map(HistoryStore::delivery)
                .all()
                .collectList()
                .flatMap(page -> withAttempts(page, SHORT_ANSWER));
    }

    private static final String ONE = SHOWN + "where d.id = :id";

    /** Empty where there is none of this id. */
    Mono<DeliveryView> find(UUID id) {
        return database.sql(ONE)
                .bind("id", id)
                .map(HistoryStore::delivery)
                .all()
                .collectList()
                .flatMap(found -> withAttempts(found, Integer.MAX_VALUE))
                .flatMapIterable(found -> found)
                .next();
    }

    private static final String ATTEMPTS = """
            select delivery, number, round, started_at, latency_us, request, http_status, fault, left(answer, :length) as answer
            from attempt
            where delivery = any(:ids)
            order by delivery, number
            """;

    private record MadeAttempt(UUID delivery, AttemptView attempt) {}

    private Mono<List<DeliveryView>> withAttempts(List<DeliveryView> deliveries, int answerLength) {
        if (deliveries.isEmpty()) {
            return Mono.just(deliveries);
        }
        return database.sql(ATTEMPTS)
                .bind("length", answerLength)
                .bind("ids", idsOf(deliveries))
                .map(HistoryStore::attempt)
                .all()
                .collect(Collectors.groupingBy(
                        MadeAttempt::delivery, Collectors.mapping(MadeAttempt::attempt, Collectors.toList())))
                .map(attempts -> joined(deliveries, attempts));
    }

    private static UUID[] idsOf(Collection<DeliveryView> deliveries) {
        return deliveries.stream().map(DeliveryView::id).toArray(UUID[]::new);
    }

    private static List<DeliveryView> joined(List<DeliveryView> deliveries, Map<UUID, List<AttemptView>> attempts) {
        return deliveries.stream()
                .map(delivery -> delivery.with(attempts.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    private static DeliveryView delivery(Readable row) {
        return new DeliveryView(
                Column.of(row, "id", UUID.class),
                Column.of(row, "conversion", UUID.class),
                Column.of(row, "revision", Integer.class),
                Column.of(row, "status", String.class),
                Column.of(row, "network", String.class),
                Column.of(row, "click", String.class),
                Column.of(row, "offer", String.class),
                Column.of(row, "shown_state", String.class),
                row.get("reason", String.class),
                Column.of(row, "planned_at", Instant.class),
                row.get("next_attempt_at", Instant.class),
                row.get("finished_at", Instant.class),
                List.of());
    }

    private static MadeAttempt attempt(Readable row) {
        Long latency = row.get("latency_us", Long.class);
        var attempt = new AttemptView(
                Column.of(row, "number", Integer.class),
                Column.of(row, "round", Integer.class) > 0,
                Column.of(row, "started_at", Instant.class),
                latency == null ? null : Duration.ofNanos(latency * 1_000),
                row.get("request", String.class),
                row.get("http_status", Integer.class),
                row.get("fault", String.class),
                row.get("answer", String.class));
        return new MadeAttempt(Column.of(row, "delivery", UUID.class), attempt);
    }
}
