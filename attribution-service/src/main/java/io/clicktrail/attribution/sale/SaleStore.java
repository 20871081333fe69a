package io.clicktrail.attribution.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.sale.Sale.Word;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** What was told of sales, each word once. */
@Repository
public class SaleStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    SaleStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private static final String LOCK = "lock table sale in exclusive mode";

    /**
     * Keeps those that are new and name clicks by their networks' ids alone, in a transaction of its own, which waits for
     * all that are keeping clicks meanwhile: those clicks are there when it is over, and later ones find these.
     */
    Mono<Void> addNamedByNetworks(List<Sale> sales) {
        return sales.isEmpty()
                ? Mono.empty()
                : database.sql(LOCK).then().then(add(sales)).as(transactions::transactional);
    }

    private static final String ADD = """
            insert into sale
              (event_id, source, reference, closed, whole, click, network_click_id, user_id, phone, email, amount, currency,
               rebill, product, occurred_at, heard_at)
            select event_id, source, reference, closed, whole, click, network_click_id, user_id, phone, email, amount,
                   currency, rebill, product, occurred_at, heard_at
            from unnest(:events, :sources, :references, :closed, :whole, :clicks, :uids, :users, :phones, :emails,
                        :amounts, :currencies, :rebills, :products, :times, :heard)
              as news (event_id, source, reference, closed, whole, click, network_click_id, user_id, phone, email, amount,
                       currency, rebill, product, occurred_at, heard_at)
            order by event_id
            on conflict (event_id) do nothing
            """;

    /** Keeps those that are new. Belongs to the caller's transaction. */
    Mono<Void> add(List<Sale> sales) {
        if (sales.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD)
                .bind("events", column(sales, sale -> sale.event().value(), UUID[]::new))
                .bind("sources", column(sales, sale -> sale.key().source(), String[]::new))
                .bind("references", column(sales, sale -> sale.key().reference(), String[]::new))
                .bind("closed", column(sales, sale -> sale.word() == Word.CLOSED, Boolean[]::new))
                .bind("whole", column(sales, sale -> sale.word() != Word.PARTLY_RETURNED, Boolean[]::new))
                .bind("clicks", column(sales, SaleStore::tokenOf, String[]::new))
                .bind("uids", column(sales, sale -> sale.named().networkClickId(), String[]::new))
                .bind("users", column(sales, sale -> sale.named().user(), Long[]::new))
                .bind("phones", contacts(sales, ContactHashes::phone))
                .bind("emails", contacts(sales, ContactHashes::email))
                .bind("amounts", column(sales, sale -> sale.amount().amount(), BigDecimal[]::new))
                .bind("currencies", column(sales, sale -> sale.amount().currency(), String[]::new))
                .bind("rebills", column(sales, Sale::rebill, Boolean[]::new))
                .bind("products", column(sales, Sale::product, String[]::new))
                .bind("times", column(sales, Sale::at, Instant[]::new))
                .bind("heard", column(sales, Sale::heardAt, Instant[]::new))
                .then();
    }

    private static final String TOLD_OF = """
            select event_id, source, reference, closed, whole, click, network_click_id, user_id, phone, email, amount,
                   currency, rebill, product, occurred_at, coalesce(heard_at, occurred_at) as heard_at
            from sale
            where (source, reference) in (select source, reference from unnest(:sources, :references)
                                          as asked (source, reference))
            """;

    /** All that was told of these. */
    Mono<List<Sale>> toldOf(List<SaleKey> keys) {
        return database.sql(TOLD_OF)
                .bind("sources", column(keys, SaleKey::source, String[]::new))
                .bind("references", column(keys, SaleKey::reference, String[]::new))
                .map(SaleStore::sale)
                .all()
                .collectList();
    }

    /** Its lock upon the table makes those wait who are about to tell of such sales. */
    private static final String NAMED_BY_NETWORKS =
            "select source, reference from sale where network_click_id = any (:uids) for key share";

    Flux<SaleKey> namedByNetworks(Collection<String> networkClickIds) {
        return networkClickIds.isEmpty()
                ? Flux.empty()
                : database.sql(NAMED_BY_NETWORKS)
                        .bind("uids", networkClickIds.toArray(String[]::new))
                        .map(SaleStore::keyOf)
                        .all();
    }

    private static final String NAMING = """
            select source, reference from sale where click = any (:clicks)
            union
            select source, reference from sale where user_id = any (:users)
            """;

    /** Those that name one of the clicks or users. */
    Flux<SaleKey> naming(Collection<ClickId> clicks, Collection<Long> users) {
        return clicks.isEmpty() && users.isEmpty()
                ? Flux.empty()
                : database.sql(NAMING)
                        .bind("clicks", clicks.stream().map(ClickId::value).toArray(String[]::new))
                        .bind("users", users.toArray(Long[]::new))
                        .map(SaleStore::keyOf)
                        .all();
    }

    /** Of AmoCRM's sales those that carry the token, as before; of what partners report what is credited. */
    private static final String REVENUE_OF = """
            with brought as (
                select source, reference from sale where click = :click and source = 'crm'
                union
                select source, reference from sale_credit where click = :click and undone_at is null and source <> 'crm'
            ), newest as (
                select distinct on (source, reference) source, reference, amount, currency, closed, click, occurred_at
                from sale
                where (source, reference) in (select source, reference from brought) and (closed or whole)
                order by source, reference, occurred_at desc, event_id desc
            )
            select sum(amount - coalesce(returned, 0)) as amount, currency
            from newest
            left join lateral (
                select max(part.amount) as returned
                from sale part
                where (part.source, part.reference) = (newest.source, newest.reference)
                  and not part.closed and not part.whole
                  and part.currency = newest.currency and part.occurred_at >= newest.occurred_at
            ) parts on true
            where closed and (source <> 'crm' or click = :click)
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
            select event_id, source, reference, closed, whole, click, network_click_id, user_id, phone, email, amount,
                   currency, rebill, product, occurred_at, coalesce(heard_at, occurred_at) as heard_at
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
            select event_id, source, reference, click, amount, currency, occurred_at,
                   not exists (select from sale newer
                               where (newer.source, newer.reference) = (sale.source, sale.reference)
                                 and (newer.closed or newer.whole)
                                 and (newer.occurred_at, newer.event_id) > (sale.occurred_at, sale.event_id)) as counts,
                   (select credit.click
                    from sale_credit credit
                    where (credit.source, credit.reference) = (sale.source, sale.reference)
                      and credit.closing = sale.event_id and credit.undone_at is null) as owed_to
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
        SaleKey key = keyOf(row);
        return new SaleView(
                eventOf(row),
                key.source(),
                key.reference(),
                key.lead(),
                ClickId.find(row.get("click", String.class)),
                amountOf(row),
                Column.of(row, "occurred_at", Instant.class),
                Column.of(row, "counts", Boolean.class),
                ClickId.find(row.get("owed_to", String.class)));
    }

    private static EventId eventOf(Readable row) {
        return new EventId(Column.of(row, "event_id", UUID.class));
    }

    private static SaleKey keyOf(Readable row) {
        return new SaleKey(Column.of(row, "source", String.class), Column.of(row, "reference", String.class));
    }

    private static Money amountOf(Readable row) {
        return new Money(Column.of(row, "amount", BigDecimal.class), Column.of(row, "currency", String.class));
    }

    private static Sale sale(Readable row) {
        return new Sale(
                eventOf(row),
                Column.of(row, "occurred_at", Instant.class),
                keyOf(row),
                wordOf(Column.of(row, "closed", Boolean.class), Column.of(row, "whole", Boolean.class)),
                new Naming(
                        ClickId.find(row.get("click", String.class)),
                        row.get("network_click_id", String.class),
                        row.get("user_id", Long.class)),
                ContactHashes.of(row.get("phone", String.class), row.get("email", String.class)),
                amountOf(row),
                Column.of(row, "rebill", Boolean.class),
                row.get("product", String.class),
                Column.of(row, "heard_at", Instant.class));
    }

    private static Word wordOf(boolean closed, boolean whole) {
        return closed ? Word.CLOSED : whole ? Word.TAKEN_BACK : Word.PARTLY_RETURNED;
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

    private static <S, T> T[] column(List<S> rows, Function<S, @Nullable T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
