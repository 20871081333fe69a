package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.transport.database.Column;

import static java.util.stream.Collectors.toMap;

/**
 * What people did, each fact once. Everything here belongs to the caller's transaction; facts are written
 * before their people are locked, and read after. One question follows another: the driver may wait for ever where a long
 * answer and another question share a connection (pgjdbc/r2dbc-postgresql#650).
 */
@Repository
public class FactStore {

    private final DatabaseClient database;
    private final ClickStore clicks;
    private final ShareStore shares;
    private final DeedStore deeds;
    private final MoveStore moves;
    private final InviteLinkStore links;
    private final ReportStore reports;

    FactStore(
            DatabaseClient database,
            ClickStore clicks,
            ShareStore shares,
            DeedStore deeds,
            MoveStore moves,
            InviteLinkStore links,
            ReportStore reports) {
        this.database = database;
        this.clicks = clicks;
        this.shares = shares;
        this.deeds = deeds;
        this.moves = moves;
        this.links = links;
        this.reports = reports;
    }

    /** Keeps those that are new, and returns those of them whose tokens somebody waits for. */
    public Mono<List<ClickId>> addClicks(Collection<Click> news) {
        return news.isEmpty() ? Mono.just(List.of()) : clicks.add(news).collectList();
    }

    /** These tokens are named somewhere: whoever stores their clicks later will know. Locks them for the transaction. */
    public Mono<Long> await(Collection<ClickId> tokens) {
        return tokens.isEmpty() ? Mono.just(0L) : clicks.await(tokens);
    }

    /** Keeps those that may prove something new, and returns who had shared what they are clicks on. */
    public Flux<Long> addShareClicks(Collection<ShareClick> news) {
        return news.isEmpty() ? Flux.empty() : shares.add(news);
    }

    private static final String ADD_STARTS = """
            insert into bot_start (event_id, click, user_id, premium, occurred_at)
            select event_id, click, user_id, premium, occurred_at
            from unnest(:events, :clicks, :users, :premiums, :times)
              as news (event_id, click, user_id, premium, occurred_at)
            order by event_id
            on conflict (event_id) do nothing
            returning click
            """;

    /** Keeps those that are new, and returns all who have started the same clicks: who was first may have changed. */
    public Flux<Starter> addStarts(Collection<Start> starts) {
        if (starts.isEmpty()) {
            return Flux.empty();
        }
        return clicks.await(starts.stream().map(Start::click).toList())
                .thenMany(Flux.defer(() -> insert(starts)))
                .collectList()
                .flatMapMany(this::startersOf);
    }

    private Flux<ClickId> insert(Collection<Start> starts) {
        return database.sql(ADD_STARTS)
                .bind("events", ids(starts))
                .bind(
                        "clicks",
                        starts.stream().map(start -> start.click().value()).toArray(String[]::new))
                .bind("users", starts.stream().map(Start::user).toArray(Long[]::new))
                .bind("premiums", starts.stream().map(Start::premium).toArray(Boolean[]::new))
                .bind("times", times(starts))
                .mapValue(String.class)
                .all()
                .map(ClickId::parse);
    }

    private static final String STARTERS_OF =
            "select distinct user_id, click from bot_start where click = any (:clicks)";

    /** Whoever has started these, and whoever else a partner may have meant by one of them. */
    public Flux<Starter> startersOf(Collection<ClickId> started) {
        return started.isEmpty()
                ? Flux.empty()
                : reports.rivalsFor(started)
                        .collectList()
                        .flatMapMany(rivals -> usersWhoStarted(started).concatWith(Flux.fromIterable(rivals)));
    }

    private Flux<Starter> usersWhoStarted(Collection<ClickId> started) {
        return database.sql(STARTERS_OF)
                .bind("clicks", started.stream().map(ClickId::value).toArray(String[]::new))
                .map(row -> new Starter(userOf(row), ClickId.parse(Column.of(row, "click", String.class))))
                .all();
    }

    private static final String ADD_JOINS = """
            insert into action
              (event_id, user_id, requested, premium, checked, chat_id, chat_username, chat_type, invite_link, invite_name,
               occurred_at, heard_at)
            select event_id, user_id, requested, premium, checked, chat_id, chat_username, chat_type, invite_link,
                   invite_name, occurred_at, heard_at
            from unnest(:events, :users, :requested, :premiums, :checked, :chats, :usernames, :types, :links, :names,
                        :times, :heard)
              as news (event_id, user_id, requested, premium, checked, chat_id, chat_username, chat_type, invite_link,
                       invite_name, occurred_at, heard_at)
            order by event_id
            on conflict (event_id) do nothing
            returning user_id
            """;

    /** Keeps those that are new, and returns whose they are. */
    public Flux<Long> addJoins(Collection<Join> joins) {
        if (joins.isEmpty()) {
            return Flux.empty();
        }
        boolean byLinks = joins.stream().anyMatch(join -> !join.invite().equals(Invite.UNKNOWN));
        return byLinks ? links.holdStill().thenMany(Flux.defer(() -> insertJoins(joins))) : insertJoins(joins);
    }

    private Flux<Long> insertJoins(Collection<Join> joins) {
        return database.sql(ADD_JOINS)
                .bind("events", ids(joins))
                .bind("users", joins.stream().map(Join::user).toArray(Long[]::new))
                .bind("requested", joins.stream().map(Join::requested).toArray(Boolean[]::new))
                .bind("premiums", joins.stream().map(Join::premium).toArray(Boolean[]::new))
                .bind("checked", joins.stream().map(Join::checked).toArray(Boolean[]::new))
                .bind("chats", joins.stream().map(join -> join.chat().id()).toArray(Long[]::new))
                .bind("usernames", texts(joins, Chat::username))
                .bind("types", texts(joins, Chat::type))
                .bind("links", joins.stream().map(join -> join.invite().link()).toArray(String[]::new))
                .bind("names", joins.stream().map(join -> join.invite().name()).toArray(String[]::new))
                .bind("times", times(joins))
                .bind("heard", joins.stream().map(Join::heardAt).toArray(Instant[]::new))
                .mapValue(Long.class)
                .all();
    }

    private static final String ADD_LEAVES = """
            insert into chat_leave (event_id, user_id, chat_id, checked, occurred_at)
            select event_id, user_id, chat_id, checked, occurred_at
            from unnest(:events, :users, :chats, :checked, :times)
              as news (event_id, user_id, chat_id, checked, occurred_at)
            order by event_id
            on conflict (event_id) do nothing
            returning user_id
            """;

    /** Keeps those that are new, and returns whose they are. */
    public Flux<Long> addLeaves(Collection<Leave> leaves) {
        if (leaves.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(ADD_LEAVES)
                .bind("events", ids(leaves))
                .bind("users", leaves.stream().map(Leave::user).toArray(Long[]::new))
                .bind("chats", leaves.stream().map(Leave::chat).toArray(Long[]::new))
                .bind("checked", leaves.stream().map(Leave::checked).toArray(Boolean[]::new))
                .bind("times", times(leaves))
                .mapValue(Long.class)
                .all();
    }

    private static final String ADD_REQUESTS = """
            insert into join_request (event_id, user_id, chat_id, occurred_at)
            select event_id, user_id, chat_id, occurred_at
            from unnest(:events, :users, :chats, :times) as news (event_id, user_id, chat_id, occurred_at)
            order by event_id
            on conflict (event_id) do nothing
            returning user_id
            """;

    /** Keeps those that are new, and returns whose they are. */
    public Flux<Long> addRequests(Collection<Request> requests) {
        if (requests.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(ADD_REQUESTS)
                .bind("events", ids(requests))
                .bind("users", requests.stream().map(Request::user).toArray(Long[]::new))
                .bind("chats", requests.stream().map(Request::chat).toArray(Long[]::new))
                .bind("times", times(requests))
                .mapValue(Long.class)
                .all();
    }

    /** Keeps those that are new and that somebody may pay for, and returns whose they are. */
    public Flux<Long> addDeeds(Collection<Deed> news) {
        return deeds.addDeeds(news);
    }

    /** Keeps those that are new, and returns whose they are. */
    public Flux<Long> addRetractions(Collection<Retraction> news) {
        return deeds.addRetractions(news);
    }

    private static final String JOINS_OF = """
            select event_id, user_id, coalesce(requested, false) as requested, premium, checked, chat_id, chat_username,
                   chat_type, invite_link, invite_name, occurred_at, heard_at
            from action
            where user_id = any (:users) and chat_id is not null and goal is null
            """;

    public Mono<Deeds> deedsOf(Collection<Long> users) {
        return ask(JOINS_OF, users, FactStore::join)
                .zipWhen(_ -> deeds.deedsOf(users))
                .zipWhen(_ -> shares.onSharesOf(users).zipWhen(_ -> reports.reportedOf(users)))
                .map(found -> new Deeds(
                        found.getT1().getT1(),
                        found.getT1().getT2(),
                        found.getT2().getT1(),
                        found.getT2().getT2()));
    }

    /** All that may decide about these deeds. */
    public Mono<Facts> about(Deeds deeds) {
        Set<Long> users = deeds.users();
        return startsOfClicksOf(users)
                .zipWhen(_ -> clicks.startedBy(users).collectList())
                .zipWhen(
                        _ -> courseOf(deeds, users),
                        (found, course) -> new Facts(found.getT1(), found.getT2(), deeds, course));
    }

    private Mono<Course> courseOf(Deeds done, Collection<Long> users) {
        return leavesOf(users)
                .zipWhen(_ -> deeds.retractionsOf(users))
                .zipWhen(_ -> requestsOf(users))
                .zipWhen(
                        _ -> moves.movesOf(done.chats()).zipWhen(_ -> links.among(done.invites())),
                        (told, known) -> new Course(
                                told.getT1().getT1(),
                                told.getT1().getT2(),
                                told.getT2(),
                                known.getT1(),
                                known.getT2()));
    }

    /** The clicks whose tokens these people have sent, whatever followed. */
    public Mono<Map<Long, Set<StartedClick>>> startedBy(Set<Long> users) {
        if (users.isEmpty()) {
            return Mono.just(Map.of());
        }
        return startsOfClicksOf(users)
                .zipWhen(
                        _ -> clicks.startedBy(users).collectList(),
                        (starts, clicks) -> new Facts(starts, clicks, Deeds.NONE, Course.NOTHING))
                .map(facts -> users.stream().collect(toMap(user -> user, facts::clicksOf)));
    }

    private static final String STARTS_OF_CLICKS_OF = """
            select event_id, click, user_id, premium, occurred_at
            from bot_start
            where click in (select click from bot_start where user_id = any (:users))
            """;

    private Mono<List<Start>> startsOfClicksOf(Collection<Long> users) {
        return ask(STARTS_OF_CLICKS_OF, users, FactStore::start);
    }

    private static final String LEAVES_OF =
            "select event_id, user_id, chat_id, checked, occurred_at from chat_leave where user_id = any (:users)";

    private Mono<List<Leave>> leavesOf(Collection<Long> users) {
        return ask(LEAVES_OF, users, FactStore::leave);
    }

    private static final String REQUESTS_OF =
            "select event_id, user_id, chat_id, occurred_at from join_request where user_id = any (:users)";

    private Mono<List<Request>> requestsOf(Collection<Long> users) {
        return ask(REQUESTS_OF, users, FactStore::request);
    }

    private <F> Mono<List<F>> ask(String question, Collection<Long> users, Function<Readable, F> fact) {
        return database.sql(question)
                .bind("users", users.toArray(Long[]::new))
                .map(fact)
                .all()
                .collectList();
    }

    static Start start(Readable row) {
        return new Start(
                eventOf(row),
                timeOf(row),
                userOf(row),
                ClickId.parse(Column.of(row, "click", String.class)),
                Column.of(row, "premium", Boolean.class));
    }

    private static Join join(Readable row) {
        return new Join(
                eventOf(row),
                timeOf(row),
                userOf(row),
                new Chat(
                        Column.of(row, "chat_id", Long.class),
                        row.get("chat_username", String.class),
                        Column.of(row, "chat_type", String.class)),
                new Invite(row.get("invite_link", String.class), row.get("invite_name", String.class)),
                Column.of(row, "requested", Boolean.class),
                Column.of(row, "premium", Boolean.class),
                Column.of(row, "checked", Boolean.class),
                Column.of(row, "heard_at", Instant.class));
    }

    private static Leave leave(Readable row) {
        return new Leave(
                eventOf(row),
                timeOf(row),
                userOf(row),
                Column.of(row, "chat_id", Long.class),
                Column.of(row, "checked", Boolean.class));
    }

    private static Request request(Readable row) {
        return new Request(eventOf(row), timeOf(row), userOf(row), Column.of(row, "chat_id", Long.class));
    }

    static EventId eventOf(Readable row) {
        return new EventId(Column.of(row, "event_id", UUID.class));
    }

    static Instant timeOf(Readable row) {
        return Column.of(row, "occurred_at", Instant.class);
    }

    static long userOf(Readable row) {
        return Column.of(row, "user_id", Long.class);
    }

    private static UUID[] ids(Collection<? extends Fact> facts) {
        return facts.stream().map(fact -> fact.event().value()).toArray(UUID[]::new);
    }

    private static Instant[] times(Collection<? extends Fact> facts) {
        return facts.stream().map(Fact::at).toArray(Instant[]::new);
    }

    private static String[] texts(Collection<Join> joins, Function<Chat, @Nullable String> part) {
        return joins.stream().map(Join::chat).map(part).toArray(String[]::new);
    }
}
