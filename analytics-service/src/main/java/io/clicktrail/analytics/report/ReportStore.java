package io.clicktrail.analytics.report;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Money;
import io.clicktrail.transport.database.Column;

/** The sums that reports are made of, from the roll-ups and from what people entered. */
@Component
class ReportStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    ReportStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * %1$s and %2$s are columns that {@link GroupBy} and this class name, never a caller. With a network given, costs and
     * views stay out: nobody enters them by network.
     */
    private static final String TALLIES = """
            select %1$s as bucket, metric, currency, sum(count)::int8 as count, sum(amount) as amount
              from rollup_day
             where day between :from and :to
               and (:offer::text is null or offer = :offer)
               and (:network::text is null or network = :network)
             group by 1, metric, currency
             union all
            select %2$s, 'cost', currency, count(*), sum(amount)
              from cost
             where day between :from and :to and (:offer::text is null or offer = :offer) and :network::text is null
             group by 1, currency
             union all
            select %2$s, 'views', '', sum(views)::int8, 0
              from video_views
             where day between :from and :to and (:offer::text is null or offer = :offer) and :network::text is null
             group by 1
            """;

    Mono<List<Tally>> total(ReportFilter filter) {
        return tallies(TALLIES.formatted("''", "''"), filter);
    }

    Mono<List<Tally>> byDay(ReportFilter filter) {
        return tallies(TALLIES.formatted("day::text", "day::text"), filter);
    }

    Mono<List<Tally>> by(GroupBy group, ReportFilter filter) {
        String spendColumn = group.spendColumn();
        String sql = spendColumn == null
                ? TALLIES_OF_VISITS.formatted(group.column())
                : TALLIES.formatted(group.column(), spendColumn);
        return tallies(sql, filter);
    }

    /**
     * From the facts themselves, each in the bucket of the visit from which it followed; %1$s is a column that
     * {@link GroupBy} names. What is known of landings follows from visits alone.
     */
    private static final String TALLIES_OF_VISITS = """
            with counted as (
                select coalesce(visit.%1$s, '') as bucket, kind, coalesce(currency, '') as currency, payout_currency,
                       count(*) as count, coalesce(sum(amount), 0) as amount, sum(payout) as payout,
                       count(visitor.first_id) as visitors
                  from fact
                  left join visit on visit.id = coalesce(fact.click, fact.borrowed_click)
                  left join visitor on visitor.day = fact.day and visitor.first_id = fact.event_id
                                   and visitor.day between :from and :to -- else every day there is would be read
                 where fact.day between :from and :to
                   and (:offer::text is null or fact.offer = :offer)
                   and (:network::text is null or fact.network = :network)
                 group by 1, 2, 3, 4
            )
            select bucket, kind as metric, currency, count, amount
              from counted
             union all
            select bucket, kind || '_payout', payout_currency, count, payout
              from counted
             where payout is not null
             union all
            select bucket, 'unique', '', visitors, 0
              from counted
             where visitors > 0
             union all
            select %1$s, landing.metric, '', count(*) filter (where landing.counts), coalesce(sum(landing.seconds), 0)
              from visit
             cross join lateral (values ('landing_click', viewed and clicked, 0),
                                        ('landing_visible', visible_ms is not null, visible_ms / 1000.0))
                as landing (metric, counts, seconds)
             where day between :from and :to and (viewed or visible_ms is not null)
               and (:offer::text is null or offer = :offer) and :network::text is null
             group by 1, 2
            """;

    /** A plan for any period at all expects few facts, and is lost in a year of them. */
    private static final String PLAN_FOR_THIS_PERIOD = "set local plan_cache_mode = force_custom_plan";

    private Mono<List<Tally>> tallies(String sql, ReportFilter filter) {
        return database.sql(PLAN_FOR_THIS_PERIOD)
                .then()
                .then(tallied(sql, filter))
                .as(transactions::transactional);
    }

    private Mono<List<Tally>> tallied(String sql, ReportFilter filter) {
        GenericExecuteSpec query = database.sql(sql)
                .bind("from", filter.period().from())
                .bind("to", filter.period().to());
        return bound(bound(query, "offer", filter.offer()), "network", filter.network())
                .map(ReportStore::tally)
                .all()
                .collectList();
    }

    private static final String LATEST_SALES = """
            select occurred_at, kind, amount, currency, label, offer, source, team
              from fact
             where kind in ('sale', 'sale_reopened')
               and day between :from and :to
               and (:offer::text is null or offer = :offer)
               and (:network::text is null or network = :network)
             order by occurred_at desc, event_id desc
             limit :most
            """;

    Mono<List<LatestSale>> latestSales(ReportFilter filter, int most) {
        GenericExecuteSpec query = database.sql(LATEST_SALES)
                .bind("from", filter.period().from())
                .bind("to", filter.period().to())
                .bind("most", most);
        return bound(bound(query, "offer", filter.offer()), "network", filter.network())
                .map(ReportStore::sale)
                .all()
                .collectList();
    }

    private static final String ANYTHING_AT_ALL = "select exists (select 1 from rollup_day)";

    /** Whether the house has seen any event yet. */
    Mono<Boolean> anythingAtAll() {
        return database.sql(ANYTHING_AT_ALL).mapValue(Boolean.class).one();
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec query, String name, @Nullable String value) {
        return value == null ? query.bindNull(name, String.class) : query.bind(name, value);
    }

    private static Tally tally(Readable row) {
        return new Tally(
                Column.of(row, "bucket", String.class),
                Column.of(row, "metric", String.class),
                Column.of(row, "currency", String.class),
                Column.of(row, "count", Long.class),
                Column.of(row, "amount", BigDecimal.class));
    }

    private static LatestSale sale(Readable row) {
        return new LatestSale(
                Column.of(row, "occurred_at", OffsetDateTime.class).toInstant(),
                new Money(Column.of(row, "amount", BigDecimal.class), Column.of(row, "currency", String.class)),
                "sale_reopened".equals(Column.of(row, "kind", String.class)),
                Column.of(row, "label", String.class),
                Column.of(row, "offer", String.class),
                Column.of(row, "source", String.class),
                Column.of(row, "team", String.class));
    }
}
