package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

import static java.util.stream.Collectors.toSet;

/** What partners tell of people. */
@Repository
public class ReportStore {

    private final DatabaseClient database;
    private final ClickStore clicks;
    private final TransactionalOperator transactions;

    ReportStore(DatabaseClient database, ClickStore clicks, TransactionalOperator transactions) {
        this.database = database;
        this.clicks = clicks;
        this.transactions = transactions;
    }

    private static final String LOCK = "lock table action_report in exclusive mode";

    private static final String ADD = """
            insert into action_report
              (event_id, withdrawn, source, reference, offer, user_id, click, network_click_id, premium, occurred_at,
               heard_at)
            select event_id, :withdrawn, source, reference, offer, user_id, click, network_click_id, premium, occurred_at,
                   heard_at
            from unnest(:events, :sources, :references, :offers, :users, :clicks, :uids, :premiums, :times, :heard)
              as news (event_id, source, reference, offer, user_id, click, network_click_id, premium, occurred_at,
                       heard_at)
            order by event_id
            on conflict (event_id) do nothing
            """;

    /**
     * Keeps those that are new, in a transaction of its own, which waits for all that are telling of starts meanwhile:
     * whoever is asked for afterwards with {@link #peopleIn} is everybody whom they passed over.
     */
    public Mono<Void> add(List<ActionReport> told, List<Withdrawal> withdrawn, Instant heardAt) {
        return told.isEmpty() && withdrawn.isEmpty()
                ? Mono.empty()
                : database.sql(LOCK)
                        .then()
                        .then(insert(told))
                        .then(insert(withdrawn, heardAt))
                        .as(transactions::transactional);
    }

    private Mono<Void> insert(List<ActionReport> told) {
        return database.sql(ADD)
                .bind("withdrawn", false)
                .bind("events", array(told, report -> report.event().value(), UUID[]::new))
                .bind("sources", array(told, ActionReport::source, String[]::new))
                .bind("references", array(told, ActionReport::reference, String[]::new))
                .bind("offers", array(told, report -> report.offer().value(), String[]::new))
                .bind("users", array(told, ActionReport::user, Long[]::new))
                .bind("clicks", array(told, report -> tokenOf(report.click()), String[]::new))
                .bind("uids", array(told, ActionReport::networkClickId, String[]::new))
                .bind("premiums", array(told, ActionReport::premium, Boolean[]::new))
                .bind("times", array(told, ActionReport::at, Instant[]::new))
                .bind("heard", array(told, ActionReport::heardAt, Instant[]::new))
                .then();
    }

    private Mono<Void> insert(List<Withdrawal> withdrawn, Instant heardAt) {
        int number = withdrawn.size();
        return database.sql(ADD)
                .bind("withdrawn", true)
                .bind("events", array(withdrawn, each -> each.event().value(), UUID[]::new))
                .bind("sources", array(withdrawn, Withdrawal::source, String[]::new))
                .bind("references", array(withdrawn, Withdrawal::reference, String[]::new))
                .bind("offers", array(withdrawn, each -> each.offer().value(), String[]::new))
                .bind("users", new Long[number])
                .bind("clicks", new String[number])
                .bind("uids", new String[number])
                .bind("premiums", new Boolean[number])
                .bind("times", array(withdrawn, Withdrawal::at, Instant[]::new))
                .bind("heard", array(withdrawn, _ -> heardAt, Instant[]::new))
                .then();
    }

    private static final String OF_REFERENCES = """
            select event_id, source, reference, offer, user_id, click, network_click_id, premium, occurred_at, heard_at
            from action_report
            where (source, reference) in (select source, reference from unnest(:sources, :references)
                                          as asked (source, reference))
              and not withdrawn
            """;

    /** All who may be meant by these, and by what these withdraw. */
    public Flux<Long> peopleIn(List<ActionReport> told, List<Withdrawal> withdrawn) {
        if (told.isEmpty() && withdrawn.isEmpty()) {
            return Flux.empty();
        }
        Stream<String> sources = Stream.concat(
                told.stream().map(ActionReport::source), withdrawn.stream().map(Withdrawal::source));
        Stream<String> references = Stream.concat(
                told.stream().map(ActionReport::reference), withdrawn.stream().map(Withdrawal::reference));
        return database.sql(OF_REFERENCES)
                .bind("sources", sources.toArray(String[]::new))
                .bind("references", references.toArray(String[]::new))
                .map(ReportStore::report)
                .all()
                .collectList()
                .flatMap(this::about)
                .flatMapIterable(reported -> reported)
                .map(Reported::user)
                .distinct();
    }

    /** Locked until the end of the transaction: of those who start clicks of one name the second finds the first. */
    private static final String NAMING = """
            select r.event_id, r.source, r.reference, r.offer, r.user_id, r.click, r.network_click_id, r.premium,
                   r.occurred_at, r.heard_at, news.id as started
            from click news
            join action_report r on r.network_click_id = news.network_click_id and r.offer = news.offer
            where news.id = any (:clicks) and not r.withdrawn
            order by r.event_id
            for update of r
            """;

    private record Named(ActionReport report, ClickId started) {}

    /** All who may be meant by what names one of these clicks by its network's id: who is meant may have changed. */
    Flux<Starter> rivalsFor(Collection<ClickId> started) {
        return database.sql(NAMING)
                .bind("clicks", started.stream().map(ClickId::value).toArray(String[]::new))
                .map(row -> new Named(report(row), ClickId.parse(Column.of(row, "started", String.class))))
                .all()
                .collectList()
                .filter(named -> !named.isEmpty())
                .flatMapMany(this::rivals);
    }

    private Flux<Starter> rivals(List<Named> named) {
        ClickId cause = named.getFirst().started();
        return about(named.stream().map(Named::report).distinct().toList())
                .flatMapIterable(reported -> reported)
                .map(reported -> new Starter(reported.user(), cause));
    }

    private static final String MAY_BE_ABOUT = """
            with started as (
                select c.id, c.offer, c.network_click_id
                from bot_start s
                join click c on c.id = s.click
                where s.user_id = any (:users)
            )
            select event_id, source, reference, offer, user_id, click, network_click_id, premium, occurred_at, heard_at
            from action_report
            where user_id = any (:users) and not withdrawn
            union
            select event_id, source, reference, offer, user_id, click, network_click_id, premium, occurred_at, heard_at
            from action_report
            where click in (select id from started) and not withdrawn
            union
            select event_id, source, reference, offer, user_id, click, network_click_id, premium, occurred_at, heard_at
            from action_report
            where (network_click_id, offer) in (select network_click_id, offer from started) and not withdrawn
            """;

    /** What these people did, as partners tell. */
    Mono<List<Reported>> reportedOf(Collection<Long> users) {
        Set<Long> asked = Set.copyOf(users);
        return database.sql(MAY_BE_ABOUT)
                .bind("users", users.toArray(Long[]::new))
                .map(ReportStore::report)
                .all()
                .collectList()
                .flatMap(this::about)
                .map(found -> found.stream()
                        .filter(reported -> asked.contains(reported.user()))
                        .toList());
    }

    private Mono<List<Reported>> about(List<ActionReport> reports) {
        if (reports.isEmpty()) {
            return Mono.just(List.of());
        }
        return withdrawalsOf(reports)
                .zipWhen(_ -> clicks.startedAs(reports).collectList())
                .zipWhen(
                        found -> startsOf(reports, found.getT2()),
                        (found, starts) -> new Reports(reports, found.getT1()).about(found.getT2(), starts));
    }

    private static final String WITHDRAWALS_OF = """
            select event_id, occurred_at, source, reference, offer
            from action_report
            where (source, reference) in (select source, reference from unnest(:sources, :references)
                                          as asked (source, reference))
              and withdrawn
            """;

    private Mono<List<Withdrawal>> withdrawalsOf(List<ActionReport> reports) {
        return database.sql(WITHDRAWALS_OF)
                .bind("sources", array(reports, ActionReport::source, String[]::new))
                .bind("references", array(reports, ActionReport::reference, String[]::new))
                .map(row -> new Withdrawal(
                        FactStore.eventOf(row),
                        FactStore.timeOf(row),
                        Column.of(row, "source", String.class),
                        Column.of(row, "reference", String.class),
                        OfferId.parse(Column.of(row, "offer", String.class))))
                .all()
                .collectList();
    }

    private static final String STARTS_OF =
            "select event_id, click, user_id, premium, occurred_at from bot_start where click = any (:clicks)";

    private Mono<List<Start>> startsOf(List<ActionReport> reports, List<Click> named) {
        Set<String> tokens = Stream.concat(
                        reports.stream().flatMap(report -> Stream.ofNullable(report.click())),
                        named.stream().map(Click::id))
                .map(ClickId::value)
                .collect(toSet());
        return database.sql(STARTS_OF)
                .bind("clicks", tokens.toArray(String[]::new))
                .map(FactStore::start)
                .all()
                .collectList();
    }

    private static ActionReport report(Readable row) {
        return new ActionReport(
                FactStore.eventOf(row),
                FactStore.timeOf(row),
                Column.of(row, "source", String.class),
                Column.of(row, "reference", String.class),
                OfferId.parse(Column.of(row, "offer", String.class)),
                row.get("user_id", Long.class),
                clickOf(row.get("click", String.class)),
                row.get("network_click_id", String.class),
                row.get("premium", Boolean.class),
                Column.of(row, "heard_at", Instant.class));
    }

    private static @Nullable ClickId clickOf(@Nullable String token) {
        return token == null ? null : ClickId.parse(token);
    }

    private static @Nullable String tokenOf(@Nullable ClickId click) {
        return click == null ? null : click.value();
    }

    private static <F, T> T[] array(Collection<F> facts, Function<F, @Nullable T> part, IntFunction<T[]> array) {
        return facts.stream().map(part).toArray(array);
    }
}
