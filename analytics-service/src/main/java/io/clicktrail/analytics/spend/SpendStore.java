package io.clicktrail.analytics.spend;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Money;
import io.clicktrail.transport.database.Column;

/** Entries by their natural key: entering one again changes nothing, entering another amount corrects it. */
@Component
class SpendStore {

    private static final int MOST_LISTED = 1_000;

    private final DatabaseClient database;

    SpendStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String SET_COST = """
            insert into cost (day, source, campaign, offer, currency, amount, set_by)
            values (:day, :source, :campaign, :offer, :currency, :amount, :by)
                on conflict (day, source, campaign, offer, currency) do update
               set amount = excluded.amount, set_by = excluded.set_by, set_at = now()
             where cost.amount <> excluded.amount
            """;

    Mono<Void> set(Cost cost, String by) {
        return database.sql(SET_COST)
                .bind("day", cost.campaign().day())
                .bind("source", cost.campaign().source())
                .bind("campaign", cost.campaign().campaign())
                .bind("offer", cost.campaign().offer())
                .bind("currency", cost.money().currency())
                .bind("amount", cost.money().amount())
                .bind("by", by)
                .then();
    }

    private static final String SET_VIEWS = """
            insert into video_views (day, source, campaign, offer, views, set_by)
            values (:day, :source, :campaign, :offer, :views, :by)
                on conflict (day, source, campaign, offer) do update
               set views = excluded.views, set_by = excluded.set_by, set_at = now()
             where video_views.views <> excluded.views
            """;

    Mono<Void> set(Views views, String by) {
        return database.sql(SET_VIEWS)
                .bind("day", views.campaign().day())
                .bind("source", views.campaign().source())
                .bind("campaign", views.campaign().campaign())
                .bind("offer", views.campaign().offer())
                .bind("views", views.views())
                .bind("by", by)
                .then();
    }

    private static final String COSTS_OF_PERIOD = """
            select day, source, campaign, offer, currency, amount
              from cost
             where day between :from and :to
             order by day desc, source, campaign, offer, currency
             limit :most
            """;

    /** The newest first, at most a thousand. */
    Flux<Cost> costs(LocalDate from, LocalDate to) {
        return database.sql(COSTS_OF_PERIOD)
                .bind("from", from)
                .bind("to", to)
                .bind("most", MOST_LISTED)
                .map(SpendStore::cost)
                .all();
    }

    private static Cost cost(Readable row) {
        Campaign campaign = new Campaign(
                Column.of(row, "day", LocalDate.class),
                Column.of(row, "source", String.class),
                Column.of(row, "campaign", String.class),
                Column.of(row, "offer", String.class));
        return new Cost(
                campaign,
                new Money(Column.of(row, "amount", BigDecimal.class), Column.of(row, "currency", String.class)));
    }
}
