package io.clicktrail.attribution.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** Sales, each event of them once. */
@Repository
public class SaleStore {

    private final DatabaseClient database;

    SaleStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String ADD = """
            insert into sale (event_id, account, lead, closed, click, phone, email, amount, currency, occurred_at)
            select event_id, account, lead, closed, click, phone, email, amount, currency, occurred_at
            from unnest(:events, :accounts, :leads, :closed, :clicks, :phones, :emails, :amounts, :currencies, :times)
              as news (event_id, account, lead, closed, click, phone, email, amount, currency, occurred_at)
            order by event_id
            on conflict (event_id) do nothing
            """;

    Mono<Void> add(List<Sale> sales) {
        if (sales.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind("events", column(sales, sale -> sale.event().value(), UUID[]::new))
                .bind("accounts", column(sales, sale -> sale.lead().account(), String[]::new))
                .bind("leads", column(sales, sale -> sale.lead().id(), Long[]::new))
                .bind("closed", column(sales, Sale::closed, Boolean[]::new))
                .bind("clicks", sales.stream().map(SaleStore::tokenOf).toArray(String[]::new))
                .bind("phones", contacts(sales, ContactHashes::phone))
                .bind("emails", contacts(sales, ContactHashes::email))
                .bind("amounts", column(sales, sale -> sale.amount().amount(), BigDecimal[]::new))
                .bind("currencies", column(sales, sale -> sale.amount().currency(), String[]::new))
                .bind("times", column(sales, Sale::at, Instant[]::new))
                .then();
    }

    private static final String REVENUE_OF = """
            select sum(amount) as amount, currency
            from (
                select distinct on (account, lead) amount, currency, closed, click
                from sale
                where (account, lead) in (select account, lead from sale where click = :click)
                order by account, lead, occurred_at desc, event_id desc
            ) newest
            where closed and click = :click
            group by currency
            order by currency
            """;

    /** What the click has brought: the sales that still count, in each of their currencies. */
    public Flux<Money> revenueOf(ClickId click) {
        return database.sql(REVENUE_OF)
                .bind("click", click.value())
                .map(SaleStore::amountOf)
                .all();
    }

    private static final String FIND = """
            select event_id, account, lead, closed, click, phone, email, amount, currency, occurred_at
            from sale
            where event_id = :event and closed
            """;

    /** The closing of a sale, whatever became of it. */
    public Mono<Sale> find(EventId event) {
        return database.sql(FIND)
                .bind("event", event.value())
                .map(SaleStore::sale)
                .one();
    }

    private static final String CLOSED = """
            select event_id, account, lead, click, amount, currency, occurred_at,
                   not exists (select from sale newer
                               where (newer.account, newer.lead) = (sale.account, sale.lead)
                                 and (newer.occurred_at, newer.event_id) > (sale.occurred_at, sale.event_id)) as counts
            from sale
            where closed and (occurred_at, event_id) < (:before, :before_id)
            order by occurred_at desc, event_id desc
            limit :most
            """;

    Flux<SaleView> closed(Cursor after, int most) {
        return database.sql(CLOSED)
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("most", most)
                .map(SaleStore::view)
                .all();
    }

    private static SaleView view(Readable row) {
        return new SaleView(
                eventOf(row),
                leadOf(row),
                ClickId.find(row.get("click", String.class)),
                amountOf(row),
                Column.of(row, "occurred_at", Instant.class),
                Column.of(row, "counts", Boolean.class));
    }

    private static EventId eventOf(Readable row) {
        return new EventId(Column.of(row, "event_id", UUID.class));
    }

    private static Lead leadOf(Readable row) {
        return new Lead(Column.of(row, "account", String.class), Column.of(row, "lead", Long.class));
    }

    private static Money amountOf(Readable row) {
        return new Money(Column.of(row, "amount", BigDecimal.class), Column.of(row, "currency", String.class));
    }

    private static Sale sale(Readable row) {
        return new Sale(
                eventOf(row),
                leadOf(row),
                Column.of(row, "closed", Boolean.class),
                ClickId.find(row.get("click", String.class)),
                ContactHashes.of(row.get("phone", String.class), row.get("email", String.class)),
                amountOf(row),
                Column.of(row, "occurred_at", Instant.class));
    }

    private static String[] contacts(List<Sale> sales, Function<ContactHashes, @Nullable String> part) {
        return sales.stream()
                .map(Sale::contact)
                .map(contact -> contact == null ? null : part.apply(contact))
                .toArray(String[]::new);
    }

    private static @Nullable String tokenOf(Sale sale) {
        ClickId click = sale.click();
        return click == null ? null : click.value();
    }

    private static <T> T[] column(List<Sale> sales, Function<Sale, T> part, IntFunction<T[]> array) {
        return sales.stream().map(part).toArray(array);
    }
}
