package io.clicktrail.attribution.parked;

import java.time.Duration;
import java.time.Instant;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

import io.clicktrail.transport.database.Column;

/** Parked actions, counted. */
@Repository
class ParkedStore {

    private final DatabaseClient database;

    ParkedStore(DatabaseClient database) {
        this.database = database;
    }

    /** Losers are listed the newest click first. */
    private static final String BY_REASON_AND_AGE = """
            select coalesce(explanation -> 'losers' -> 0 ->> 'reason', 'no_click') as reason,
                   count(*) filter (where heard_at > :hour_ago) as last_hour,
                   count(*) filter (where heard_at <= :hour_ago and heard_at > :day_ago) as last_day,
                   count(*) filter (where heard_at <= :day_ago) as older,
                   min(heard_at) as oldest
            from action
            where state = 'parked'
            group by reason
            order by reason
            """;

    Flux<Parked> byReasonAndAge(Instant now) {
        return database.sql(BY_REASON_AND_AGE)
                .bind("hour_ago", now.minus(Duration.ofHours(1)))
                .bind("day_ago", now.minus(Duration.ofDays(1)))
                .map(row -> new Parked(
                        Column.of(row, "reason", String.class),
                        Column.of(row, "last_hour", Long.class),
                        Column.of(row, "last_day", Long.class),
                        Column.of(row, "older", Long.class),
                        Column.of(row, "oldest", Instant.class)))
                .all();
    }
}
