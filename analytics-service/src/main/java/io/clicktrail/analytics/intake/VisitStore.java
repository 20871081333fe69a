package io.clicktrail.analytics.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import static io.clicktrail.analytics.intake.FactStore.column;

/** Who came, by which link and with what: one row for each click id, whatever comes of it. */
@Component
class VisitStore {

    private final DatabaseClient database;

    VisitStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The earliest event of a visit tells where it came from (a click that follows from a landing has that as its
     * referrer); of several times that the landing was left the longest counts. So neither order nor repetition matters.
     */
    private static final String RECORD = """
            insert into visit (id, day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                               language, referrer_class, viewed, clicked, visible_ms)
            select distinct on (id) id, day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                   language, referrer_class,
                   bool_or(viewed) over same, bool_or(clicked) over same, max(visible_ms) over same
              from unnest(:ids::text[], :days::date[], :times::timestamptz[], :events::uuid[], :offers::text[],
                          :links::text[], :countries::text[], :devices::text[], :systems::text[], :browsers::text[],
                          :apps::text[], :languages::text[], :referrers::text[],
                          :viewed::bool[], :clicked::bool[], :visible::int8[])
                as seen (id, day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                         language, referrer_class, viewed, clicked, visible_ms)
            window same as (partition by id)
             order by id, first_at, first_id
                on conflict (id) do update
               set (day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                    language, referrer_class, viewed, clicked, visible_ms) = (
                   select day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                          language, referrer_class, visit.viewed or excluded.viewed, visit.clicked or excluded.clicked,
                          greatest(visit.visible_ms, excluded.visible_ms)
                     from (values (visit.day, visit.first_at, visit.first_id, visit.offer, visit.link, visit.country,
                                   visit.device, visit.os, visit.browser, visit.in_app, visit.language,
                                   visit.referrer_class),
                                  (excluded.day, excluded.first_at, excluded.first_id, excluded.offer, excluded.link,
                                   excluded.country, excluded.device, excluded.os, excluded.browser, excluded.in_app,
                                   excluded.language, excluded.referrer_class))
                       as known (day, first_at, first_id, offer, link, country, device, os, browser, in_app,
                                 language, referrer_class)
                    order by first_at, first_id
                    limit 1)
             where (excluded.first_at, excluded.first_id) < (visit.first_at, visit.first_id)
                or excluded.viewed and not visit.viewed
                or excluded.clicked and not visit.clicked
                or excluded.visible_ms > coalesce(visit.visible_ms, -1)
            """;

    Mono<Void> record(List<Visit> visits) {
        if (visits.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(RECORD)
                .bind("ids", column(visits, String.class, visit -> visit.click().value()))
                .bind(
                        "days",
                        column(visits, LocalDate.class, visit -> visit.moment().day()))
                .bind(
                        "times",
                        column(
                                visits,
                                OffsetDateTime.class,
                                visit -> visit.moment().at().atOffset(ZoneOffset.UTC)))
                .bind(
                        "events",
                        column(visits, UUID.class, visit -> visit.event().value()))
                .bind(
                        "offers",
                        column(visits, String.class, visit -> visit.place().offer()))
                .bind(
                        "links",
                        column(visits, String.class, visit -> visit.place().link()))
                .bind(
                        "countries",
                        column(visits, String.class, visit -> visit.place().country()))
                .bind(
                        "devices",
                        column(
                                visits,
                                String.class,
                                visit -> visit.browser().device().wireName()))
                .bind(
                        "systems",
                        column(visits, String.class, visit -> visit.browser().os()))
                .bind(
                        "browsers",
                        column(visits, String.class, visit -> visit.browser().name()))
                .bind(
                        "apps",
                        column(visits, String.class, visit -> visit.browser().inApp()))
                .bind("languages", column(visits, String.class, Visit::language))
                .bind(
                        "referrers",
                        column(visits, String.class, visit -> visit.referrer().wireName()))
                .bind("viewed", column(visits, Boolean.class, Visit::viewed))
                .bind("clicked", column(visits, Boolean.class, Visit::clicked))
                .bind("visible", column(visits, Long.class, visit -> millis(visit.visible())))
                .then();
    }

    private static @Nullable Long millis(@Nullable Duration visible) {
        return visible == null ? null : visible.toMillis();
    }
}
