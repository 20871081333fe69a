package io.clicktrail.attribution.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.offer.AdvertiserId;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** Entries and what they sum up to. Entries are written in the caller's transaction. */
@Repository
public class LedgerStore {

    private final DatabaseClient database;

    LedgerStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String POST = """
            insert into ledger_entry
              (id, step, debit, credit, stars, offer, advertiser, conversion, revision, recorded_at)
            select posting.id, step, debit, credit, stars, offer, o.advertiser, conversion, revision, :now
            from unnest(:ids, :steps, :debits, :credits, :stars, :offers, :conversions, :revisions)
              as posting (id, step, debit, credit, stars, offer, conversion, revision)
            join offer o on o.id = posting.offer and o.dearest is not null
            order by posting.id
            on conflict (conversion, revision, step) do nothing
            """;

    /** Moves the prices of credits of metered offers; what was moved already, and others, are passed over. */
    public Mono<Void> post(Collection<Posting> postings, Instant now) {
        if (postings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(POST)
                .bind("ids", column(postings, posting -> idOf(posting, now), UUID[]::new))
                .bind("steps", column(postings, posting -> posting.step().wireName(), String[]::new))
                .bind(
                        "debits",
                        column(
                                postings,
                                posting -> account(posting, posting.step().debit()),
                                String[]::new))
                .bind(
                        "credits",
                        column(
                                postings,
                                posting -> account(posting, posting.step().credit()),
                                String[]::new))
                .bind("stars", column(postings, Posting::stars, Long[]::new))
                .bind(
                        "offers",
                        column(postings, posting -> posting.conversion().offer().value(), String[]::new))
                .bind(
                        "conversions",
                        column(postings, posting -> posting.conversion().id().value(), UUID[]::new))
                .bind(
                        "revisions",
                        column(postings, posting -> posting.conversion().revision(), Integer[]::new))
                .bind("now", now)
                .then();
    }

    private static final String TOP_UP = """
            insert into ledger_entry (id, step, debit, credit, stars, offer, advertiser, key, recorded_at)
            select :id, 'top_up', 'deposits:' || advertiser, 'budget:' || id, :stars, id, advertiser, :key, :now
            from offer
            where id = :offer and dearest is not null
            on conflict (key) do nothing
            """;

    /** Whether it is new; nothing is written where the key is known, or the offer is not metered. */
    public Mono<Boolean> topUp(TopUp topUp, Instant now) {
        return database.sql(TOP_UP)
                .bind(
                        "id",
                        EventId.derived(now, Step.TOP_UP.wireName(), topUp.key())
                                .value())
                .bind("stars", topUp.stars())
                .bind("key", topUp.key())
                .bind("now", now)
                .bind("offer", topUp.offer().value())
                .fetch()
                .rowsUpdated()
                .map(written -> written > 0);
    }

    private static final String TOP_UP_OF = "select offer, key, stars from ledger_entry where key = :key";

    /** What was paid in under this key. */
    public Mono<TopUp> topUpOf(String key) {
        return database.sql(TOP_UP_OF)
                .bind("key", key)
                .map(row -> new TopUp(
                        OfferId.parse(Column.of(row, "offer", String.class)),
                        Column.of(row, "key", String.class),
                        Column.of(row, "stars", Long.class)))
                .one();
    }

    private static final String BALANCES_OF_OFFER = """
            select coalesce(sum(balance) filter (where id = 'budget:' || :offer), 0)::bigint as budget,
                   coalesce(sum(balance) filter (where id = 'pledged:' || :offer), 0)::bigint as pledged,
                   coalesce(sum(balance) filter (where id = 'earned:' || :offer), 0)::bigint as earned,
                   coalesce(sum(balance), 0)::bigint as deposited
            from ledger_account
            where id in ('budget:' || :offer, 'pledged:' || :offer, 'earned:' || :offer)
            """;

    public Mono<Balances> balancesOf(OfferId offer) {
        return database.sql(BALANCES_OF_OFFER)
                .bind("offer", offer.value())
                .map(LedgerStore::balances)
                .one();
    }

    private static final String BALANCES_OF_ADVERTISER = """
            select coalesce(sum(budget.balance), 0)::bigint as budget,
                   coalesce(sum(pledged.balance), 0)::bigint as pledged,
                   coalesce(sum(earned.balance), 0)::bigint as earned,
                   coalesce(-(select balance from ledger_account where id = 'deposits:' || :advertiser), 0) as deposited
            from offer o
            left join ledger_account budget on budget.id = 'budget:' || o.id
            left join ledger_account pledged on pledged.id = 'pledged:' || o.id
            left join ledger_account earned on earned.id = 'earned:' || o.id
            where o.advertiser = :advertiser
            having count(*) > 0
            """;

    /** Of all offers of the advertiser; nothing where it has ordered none. */
    public Mono<Balances> balancesOf(AdvertiserId advertiser) {
        return database.sql(BALANCES_OF_ADVERTISER)
                .bind("advertiser", advertiser.value())
                .map(LedgerStore::balances)
                .one();
    }

    private static final String ENTRIES_OF = """
            select id, step, debit, credit, stars, conversion, revision, key, recorded_at
            from ledger_entry
            where offer = :offer and (recorded_at, id) < (:before, :before_id)
            order by recorded_at desc, id desc
            limit :most
            """;

    public Flux<Entry> entriesOf(OfferId offer, Cursor after, int most) {
        return database.sql(ENTRIES_OF)
                .bind("offer", offer.value())
                .bind("before", after.at())
                .bind("before_id", after.uuid())
                .bind("most", most)
                .map(LedgerStore::entry)
                .all();
    }

    private static Entry entry(Readable row) {
        return new Entry(
                Column.of(row, "id", UUID.class),
                Step.parse(Column.of(row, "step", String.class)),
                Column.of(row, "debit", String.class),
                Column.of(row, "credit", String.class),
                Column.of(row, "stars", Long.class),
                conversionOf(row.get("conversion", UUID.class)),
                row.get("revision", Integer.class),
                row.get("key", String.class),
                Column.of(row, "recorded_at", Instant.class));
    }

    private static @Nullable ConversionId conversionOf(@Nullable UUID id) {
        return id == null ? null : new ConversionId(id);
    }

    private static Balances balances(Readable row) {
        return new Balances(
                Column.of(row, "deposited", Long.class),
                Column.of(row, "budget", Long.class),
                Column.of(row, "pledged", Long.class),
                Column.of(row, "earned", Long.class));
    }

    private static UUID idOf(Posting posting, Instant now) {
        String conversion = posting.conversion().id().toString();
        String revision = Integer.toString(posting.conversion().revision());
        return EventId.derived(now, posting.step().wireName(), conversion, revision)
                .value();
    }

    private static String account(Posting posting, Account account) {
        return account.of(posting.conversion().offer().value());
    }

    private static <T> T[] column(Collection<Posting> postings, Function<Posting, T> part, IntFunction<T[]> array) {
        return postings.stream().map(part).toArray(array);
    }
}
