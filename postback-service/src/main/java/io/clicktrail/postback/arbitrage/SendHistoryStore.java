package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.postback.arbitrage.ClickCall.DroppedParameter;
import io.clicktrail.postback.arbitrage.SendView.AttemptView;
import io.clicktrail.postback.arbitrage.Visit.Person;
import io.clicktrail.postback.arbitrage.Visit.Technical;
import io.clicktrail.transport.database.Column;

/** What people ask about sends, and the one thing they may do to them. */
@Component
class SendHistoryStore {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<DroppedParameter>> DROPPED = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SendHistoryStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which sends are asked for; what is absent does not matter.
     *
     * @param before the tracking id above the first
     */
    record Filter(
            @Nullable String eventType,
            @Nullable String state,
            @Nullable String userId,
            @Nullable String target,
            @Nullable Instant since,
            long before) {}

    private static final String SHOWN = """
            select id, user_id, user_verified, first_name, last_name, ref, ref_source, utm::text as utm, vk::text as vk,
                   extra::text as extra, v.url, user_agent, referrer, host(ip) as ip, occurred_at, recorded_at,
                   target, call_url, parameters::text as parameters, dropped::text as dropped, state, reason, attempts,
                   case when state = 'pending' then due_at end as next_attempt_at, finished_at
            from utm_tracking v join arbitrage_send on tracking_id = id
            """;

    private static final String PAGE = SHOWN + """
                    where id < :before
                      and (:event_type::text is null or event_type = :event_type)
                      and (:state::text is null or state = :state)
                      and (:user_id::text is null or user_id = :user_id)
                      and (:target::text is null or target = :target)
                      and (:since::timestamptz is null or recorded_at >= :since)
                    order by id desc
                    limit :most
                    """;

    /** Newest first, each with its attempts. */
    Mono<List<SendView>> page(Filter filter, int most) {
        return database.sql(PAGE)
                .bind("before", filter.before())
                .bind("event_type", Parameters.in(R2dbcType.VARCHAR, filter.eventType()))
                .bind("state", Parameters.in(R2dbcType.VARCHAR, filter.state()))
                .bind("user_id", Parameters.in(R2dbcType.VARCHAR, filter.userId()))
                .bind("target", Parameters.in(R2dbcType.VARCHAR, filter.target()))
                .bind("since", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.since()))
                .bind("most", most)
                .map(this::view)
                .all()
                .collectList()
                .flatMap(this::withAttempts);
    }

    private static final String ONE = SHOWN + "where id = :id";

    /** Empty where there is none of this id. */
    Mono<SendView> find(long id) {
        return database.sql(ONE)
                .bind("id", id)
                .map(this::view)
                .all()
                .collectList()
                .flatMap(this::withAttempts)
                .flatMapIterable(found -> found)
                .next();
    }

    private static final String REPLAY = """
            update arbitrage_send
            set state = 'pending', reason = null, due_at = :now, finished_at = null, round = round + 1, round_attempts = 0
            where tracking_id = :id and state <> 'pending' and reason is distinct from 'no_parameters'
            """;

    /** Makes a send that is over due again, on a fresh schedule; whether it was one. */
    Mono<Boolean> replay(long id, Instant now) {
        return database.sql(REPLAY)
                .bind("id", id)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    private static final String ATTEMPTS = """
            select tracking_id, number, round, started_at, latency_us, http_status, fault
            from arbitrage_attempt
            where tracking_id = any(:ids)
            order by tracking_id, number
            """;

    private record MadeAttempt(long send, AttemptView attempt) {}

    private Mono<List<SendView>> withAttempts(List<SendView> sends) {
        if (sends.isEmpty()) {
            return Mono.just(sends);
        }
        return database.sql(ATTEMPTS)
                .bind("ids", idsOf(sends))
                .map(SendHistoryStore::attempt)
                .all()
                .collect(Collectors.groupingBy(
                        MadeAttempt::send, Collectors.mapping(MadeAttempt::attempt, Collectors.toList())))
                .map(attempts -> joined(sends, attempts));
    }

    private static Long[] idsOf(Collection<SendView> sends) {
        return sends.stream().map(SendView::trackingId).toArray(Long[]::new);
    }

    private static List<SendView> joined(List<SendView> sends, Map<Long, List<AttemptView>> attempts) {
        return sends.stream()
                .map(send -> send.with(attempts.getOrDefault(send.trackingId(), List.of())))
                .toList();
    }

    private SendView view(Readable row) {
        Visit visit = visit(row);
        return new SendView(
                Column.of(row, "id", Long.class),
                visit.shown(),
                visit.extra(),
                Column.of(row, "target", String.class),
                Column.of(row, "call_url", String.class),
                texts(row, "parameters"),
                json.readValue(Column.of(row, "dropped", String.class), DROPPED),
                SendStore.readState(row),
                row.get("finished_at", Instant.class),
                Column.of(row, "recorded_at", Instant.class),
                List.of());
    }

    private Visit visit(Readable row) {
        var person = new Person(
                row.get("user_id", String.class),
                Column.of(row, "user_verified", Boolean.class),
                row.get("first_name", String.class),
                row.get("last_name", String.class));
        var technical = new Technical(
                row.get("url", String.class),
                row.get("user_agent", String.class),
                row.get("referrer", String.class),
                Column.of(row, "ip", String.class));
        return new Visit(
                person,
                row.get("ref", String.class),
                row.get("ref_source", String.class),
                texts(row, "utm"),
                texts(row, "vk"),
                technical,
                Column.of(row, "occurred_at", Instant.class),
                texts(row, "extra"));
    }

    private Map<String, String> texts(Readable row, String column) {
        return json.readValue(Column.of(row, column, String.class), TEXTS);
    }

    private static MadeAttempt attempt(Readable row) {
        Long latency = row.get("latency_us", Long.class);
        var attempt = new AttemptView(
                Column.of(row, "number", Integer.class),
                Column.of(row, "round", Integer.class) > 0,
                Column.of(row, "started_at", Instant.class),
                latency == null ? null : Duration.ofNanos(latency * 1_000),
                row.get("http_status", Integer.class),
                row.get("fault", String.class));
        return new MadeAttempt(Column.of(row, "tracking_id", Long.class), attempt);
    }
}
