package io.clicktrail.analytics.counter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.database.Column;

/** What the counters must say, from the roll-ups. */
@Component
class TallyStore {

    private final DatabaseClient database;

    TallyStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String TALLIES_OF_OFFERS = """
            select offer, null::date as day, metric, currency, sum(count)::int8 as count, sum(amount) as amount
              from rollup_day
             where offer = any(:offers)
             group by offer, metric, currency
             union all
            select offer, day, metric, currency, sum(count)::int8, sum(amount)
              from rollup_day
             where offer = any(:offers) and day = any(:days)
             group by offer, day, metric, currency
            """;

    /** Over all days, and for each of the days, from one look at the roll-ups. */
    Mono<List<OfferTally>> of(Collection<String> offers, Collection<LocalDate> days) {
        return database.sql(TALLIES_OF_OFFERS)
                .bind("offers", offers.toArray(String[]::new))
                .bind("days", days.toArray(LocalDate[]::new))
                .map(TallyStore::tally)
                .all()
                .collectList();
    }

    private static final String OFFERS = "select distinct offer from rollup_day";

    Mono<List<String>> offers() {
        return database.sql(OFFERS).mapValue(String.class).all().collectList();
    }

    private static OfferTally tally(Readable row) {
        return new OfferTally(
                Column.of(row, "offer", String.class),
                row.get("day", LocalDate.class),
                Column.of(row, "metric", String.class),
                Column.of(row, "currency", String.class),
                Column.of(row, "count", Long.class),
                Column.of(row, "amount", BigDecimal.class));
    }
}
