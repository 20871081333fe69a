package io.clicktrail.attribution.parked;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

import io.clicktrail.event.EventId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** What is parked, counted; and reports that wait for somebody to start their click. */
@Repository
class ParkedStore {

    private final DatabaseClient database;

    ParkedStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What an offer that there is not would wait, nobody knows: a day, as most. When it settles is looked at first
     * (offset 0): few wait, and only of them their clicks are looked for.
     */
    private static final String OF_NOBODY = """
            select event_id, source, reference, offer, click, network_click_id, occurred_at, heard_at, settles_at
            from (
                select r.event_id, r.source, r.reference, r.offer, r.click, r.network_click_id, r.occurred_at, r.heard_at,
                       r.heard_at + patience as settles_at
                from action_report r
                left join offer o on o.id = r.offer
                cross join lateral (
                    select coalesce((o.terms ->> 'settlement')::interval, interval '1 day') as patience) patiently
                where not r.withdrawn and r.user_id is null and (r.heard_at + patience < :now) = :expired
                offset 0
            ) told
            where not exists (select from bot_start s where s.click = told.click)
              and not exists (
                select
                from generate_series(0, 90) as days (ago)
                join click c on (c.occurred_at at time zone 'UTC')::date
                                = (told.occurred_at at time zone 'UTC')::date - ago
                            and c.network_click_id = told.network_click_id and c.offer = told.offer
                join bot_start s on s.click = c.id)
            """;

    private static final String WAITING = """
            select event_id, source, reference, offer, click, network_click_id, occurred_at, settles_at,
                   case when :expired then 'expired' else 'waiting' end as state
            from (%s) reports
            where (occurred_at, event_id) < (:before, :before_id)
            order by occurred_at desc, event_id desc
            limit :most
            """.formatted(OF_NOBODY);

    /** Reports of which nobody knows about whom they are, newest first. */
    Flux<WaitingReport> reportsOfNobody(boolean expired, Instant now, Cursor after, int most) {
        return database.sql(WAITING)
                .bind("now", now)
                .bind("expired", expired)
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("most", most)
                .map(row -> new WaitingReport(
                        new EventId(Column.of(row, "event_id", UUID.class)),
                        Column.of(row, "source", String.class),
                        Column.of(row, "reference", String.class),
                        Column.of(row, "offer", String.class),
                        row.get("click", String.class),
                        row.get("network_click_id", String.class),
                        Column.of(row, "occurred_at", Instant.class),
                        Column.of(row, "state", String.class),
                        Column.of(row, "settles_at", Instant.class)))
                .all();
    }

    /** Losers are listed the newest click first. */
    private static final String BY_REASON_AND_AGE = """
            with waiting as (
                select coalesce(explanation -> 'losers' -> 0 ->> 'reason', 'no_click') as reason, heard_at
                from action
                where state = 'parked'
                 union all
                select 'click_not_started', heard_at from (%s) reports
            )
            select reason,
                   count(*) filter (where heard_at > :hour_ago) as last_hour,
                   count(*) filter (where heard_at <= :hour_ago and heard_at > :day_ago) as last_day,
                   count(*) filter (where heard_at <= :day_ago) as older,
                   min(heard_at) as oldest
            from waiting
            group by reason
            order by reason
            """.formatted(OF_NOBODY);

    Flux<Parked> byReasonAndAge(Instant now) {
        return database.sql(BY_REASON_AND_AGE)
                .bind("now", now)
                .bind("expired", false)
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
