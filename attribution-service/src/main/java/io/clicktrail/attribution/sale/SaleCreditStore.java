package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.ClickStore;
import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.attribution.offer.KnownOffer;
import io.clicktrail.attribution.offer.SeatStore;
import io.clicktrail.attribution.sale.SaleChange.Begin;
import io.clicktrail.attribution.sale.SaleChange.Undo;
import io.clicktrail.attribution.sale.SaleCredit.Undone;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;
import io.clicktrail.transport.outbox.Outbox;
import io.clicktrail.transport.outbox.Outgoing;
import io.clicktrail.transport.trace.Trace;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** What is owed to clicks for sales. All that decides belongs to the caller's transaction. */
@Repository
public class SaleCreditStore {

    private final DatabaseClient database;
    private final SaleStore sales;
    private final ClickStore clicks;
    private final FactStore facts;
    private final SeatStore offers;
    private final Outbox outbox;

    SaleCreditStore(
            DatabaseClient database,
            SaleStore sales,
            ClickStore clicks,
            FactStore facts,
            SeatStore offers,
            Outbox outbox) {
        this.database = database;
        this.sales = sales;
        this.clicks = clicks;
        this.facts = facts;
        this.offers = offers;
        this.outbox = outbox;
    }

    /**
     * Those that name clicks by these ids of their networks. Nobody tells of others until the end of the caller's
     * transaction, which has kept such clicks and has locked nobody yet.
     */
    public Mono<List<SaleKey>> namedByNetworks(Collection<String> networkClickIds) {
        return sales.namedByNetworks(networkClickIds).collectList();
    }

    /** Sales may be owed to other clicks than before. The users must be locked. */
    public Mono<Void> lookAgain(SaleHints hints, Instant now) {
        return Flux.fromIterable(hints.sales())
                .concatWith(sales.naming(hints.clicks(), hints.users()))
                .collect(toMap(Function.identity(), _ -> Trace.start(), (first, _) -> first))
                .filter(found -> !found.isEmpty())
                .flatMap(found -> decide(found, now));
    }

    /** Decides about these, from all that is known of them, writes what changes and says it. */
    Mono<Void> decide(Map<SaleKey, Trace> traces, Instant now) {
        List<SaleKey> keys = List.copyOf(traces.keySet());
        return lock(keys)
                .then(Mono.defer(() -> sales.toldOf(keys)))
                .flatMap(this::factsOf)
                .zipWhen(_ -> newestOf(keys))
                .map(known -> changes(keys, known.getT1(), known.getT2(), now))
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes -> carryOut(changes, traces));
    }

    private static List<SaleChange> changes(
            List<SaleKey> keys, SaleFacts facts, Map<ConversionId, SaleCredit> newest, Instant now) {
        return keys.stream()
                .flatMap(key -> SaleChange.diff(newest.get(key.id()), SaleRules.decide(key, facts), now).stream())
                .toList();
    }

    private static final String MEET = """
            insert into sold (source, reference)
            select source, reference from unnest(:sources, :references) as asked (source, reference)
            order by source, reference
            on conflict (source, reference) do nothing
            """;

    private static final String LOCK = """
            select source
            from sold
            where (source, reference) in (select source, reference from unnest(:sources, :references)
                                          as asked (source, reference))
            order by source, reference
            for update
            """;

    private Mono<Void> lock(List<SaleKey> keys) {
        return about(MEET, keys).then().then(about(LOCK, keys).then());
    }

    private DatabaseClient.GenericExecuteSpec about(String question, List<SaleKey> keys) {
        return database.sql(question)
                .bind("sources", keys.stream().map(SaleKey::source).toArray(String[]::new))
                .bind("references", keys.stream().map(SaleKey::reference).toArray(String[]::new));
    }

    private Mono<SaleFacts> factsOf(List<Sale> told) {
        Set<Long> users = told.stream()
                .map(sale -> sale.named().user())
                .filter(Objects::nonNull)
                .collect(toSet());
        return clicksNamedBy(told)
                .zipWhen(_ -> facts.startedBy(users))
                .zipWhen(
                        found -> offersOf(found.getT1(), found.getT2().values()),
                        (found, offers) -> new SaleFacts(told, found.getT1(), found.getT2(), offers));
    }

    private Mono<List<Click>> clicksNamedBy(List<Sale> told) {
        Set<ClickId> tokens =
                told.stream().map(Sale::click).filter(Objects::nonNull).collect(toSet());
        return clicks.known(tokens)
                .concatWith(Flux.defer(() -> clicks.namedByNetworks(networkClickIdsOf(told))))
                .distinct()
                .collectList();
    }

    private static List<Map.Entry<String, Instant>> networkClickIdsOf(List<Sale> told) {
        return told.stream()
                .flatMap(
                        sale -> Stream.ofNullable(sale.named().networkClickId()).map(id -> Map.entry(id, sale.at())))
                .toList();
    }

    private Mono<Map<OfferId, Offer>> offersOf(Collection<Click> named, Collection<Set<StartedClick>> started) {
        Stream<Click> theirs =
                started.stream().flatMap(Set::stream).map(StartedClick::click).filter(Objects::nonNull);
        Set<OfferId> ids =
                Stream.concat(named.stream(), theirs).map(Click::offer).collect(toSet());
        return offers.promoting(List.of(), ids)
                .map(known -> known.stream().map(KnownOffer::terms).collect(toMap(Offer::id, Function.identity())));
    }

    private static final String NEWEST_OF = """
            select distinct on (id) body::text, closing, settles_at, undoing, undone_at
            from sale_credit
            where id = any (:ids)
            order by id, revision desc
            """;

    Mono<Map<ConversionId, SaleCredit>> newestOf(List<SaleKey> keys) {
        return database.sql(NEWEST_OF)
                .bind("ids", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new))
                .map(SaleCreditStore::credit)
                .all()
                .collectMap(credit -> credit.sale().id());
    }

    private Mono<Void> carryOut(List<SaleChange> changes, Map<SaleKey, Trace> traces) {
        return revise(changes.stream()
                        .filter(Undo.class::isInstance)
                        .map(SaleChange::after)
                        .toList())
                .then(begin(changes.stream()
                        .filter(Begin.class::isInstance)
                        .map(SaleChange::after)
                        .toList()))
                .then(outbox.add(changes.stream()
                        .map(SaleChange::announcement)
                        .map(step -> new Outgoing(step, traces.getOrDefault(keyOf(step.sale()), Trace.start())))
                        .toList()));
    }

    private static SaleKey keyOf(CreditedSale sale) {
        return new SaleKey(sale.source(), sale.reference());
    }

    private static final String BEGIN = """
            insert into sale_credit (id, revision, source, reference, closing, click, body, settles_at)
            select id, revision, source, reference, closing, click, body::jsonb, settles_at
            from unnest(:ids, :revisions, :sources, :references, :closings, :clicks, :bodies, :settles)
              as news (id, revision, source, reference, closing, click, body, settles_at)
            """;

    private Mono<Void> begin(List<SaleCredit> credits) {
        if (credits.isEmpty()) {
            return Mono.empty();
        }
        List<CreditedSale> begun = credits.stream().map(SaleCredit::sale).toList();
        return database.sql(BEGIN)
                .bind("ids", begun.stream().map(sale -> sale.id().value()).toArray(UUID[]::new))
                .bind("revisions", begun.stream().map(CreditedSale::revision).toArray(Integer[]::new))
                .bind("sources", begun.stream().map(CreditedSale::source).toArray(String[]::new))
                .bind("references", begun.stream().map(CreditedSale::reference).toArray(String[]::new))
                .bind(
                        "closings",
                        credits.stream().map(each -> each.closing().value()).toArray(UUID[]::new))
                .bind("clicks", begun.stream().map(sale -> sale.click().value()).toArray(String[]::new))
                .bind("bodies", begun.stream().map(JsonColumn::write).toArray(String[]::new))
                .bind("settles", credits.stream().map(SaleCredit::settlesAt).toArray(Instant[]::new))
                .then();
    }

    private static final String REVISE = """
            update sale_credit c
            set undoing = news.undoing, undone_at = news.undone_at
            from unnest(:ids, :revisions, :undoings, :times) as news (id, revision, undoing, undone_at)
            where c.id = news.id and c.revision = news.revision
            """;

    private Mono<Void> revise(List<SaleCredit> credits) {
        if (credits.isEmpty()) {
            return Mono.empty();
        }
        List<Undone> ends = credits.stream()
                .map(credit -> Objects.requireNonNull(credit.undone(), "it has come undone"))
                .toList();
        return database.sql(REVISE)
                .bind(
                        "ids",
                        credits.stream().map(each -> each.sale().id().value()).toArray(UUID[]::new))
                .bind(
                        "revisions",
                        credits.stream().map(each -> each.sale().revision()).toArray(Integer[]::new))
                .bind("undoings", ends.stream().map(end -> nameOf(end.why())).toArray(String[]::new))
                .bind("times", ends.stream().map(Undone::at).toArray(Instant[]::new))
                .then();
    }

    private static final String OF_CLICK = """
            select (body #- '{origin,visitor}')::text as body, undoing, undone_at
            from sale_credit
            where click = :click
            order by body ->> 'paid_at', id, revision desc
            """;

    /** What is owed to the click, or was. Nobody is shown which visitor it was. */
    public Flux<SaleCreditView> ofClick(ClickId click) {
        return database.sql(OF_CLICK)
                .bind("click", click.value())
                .map(row -> {
                    String undoing = row.get("undoing", String.class);
                    return new SaleCreditView(
                            saleOf(row),
                            undoing == null ? "credited" : "reversed",
                            undoing,
                            row.get("undone_at", Instant.class));
                })
                .all();
    }

    private static SaleCredit credit(Readable row) {
        return new SaleCredit(
                saleOf(row),
                new EventId(Column.of(row, "closing", UUID.class)),
                Column.of(row, "settles_at", Instant.class),
                undone(row.get("undoing", String.class), row.get("undone_at", Instant.class)));
    }

    private static CreditedSale saleOf(Readable row) {
        return JsonColumn.read(Column.of(row, "body", String.class), CreditedSale.class);
    }

    private static @Nullable Undone undone(@Nullable String why, @Nullable Instant at) {
        return why == null || at == null ? null : new Undone(Undoing.valueOf(why.toUpperCase(Locale.ROOT)), at);
    }

    private static String nameOf(Undoing why) {
        return why.name().toLowerCase(Locale.ROOT);
    }
}
