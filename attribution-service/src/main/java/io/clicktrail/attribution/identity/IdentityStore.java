package io.clicktrail.attribution.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/** What ties people's identities to clicks, and who somebody is by it. */
@Repository
public class IdentityStore {

    private final DatabaseClient database;

    IdentityStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String TIE = """
            insert into contact_click (contact, click)
            select contact, click
            from unnest(:contacts, :clicks) as ties (contact, click)
            order by contact, click
            on conflict (contact, click) do nothing
            """;

    Mono<Void> tie(Collection<ContactTie> ties) {
        if (ties.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(TIE)
                .bind("contacts", ties.stream().map(tie -> tie.contact().key()).toArray(String[]::new))
                .bind("clicks", ties.stream().map(tie -> tie.click().value()).toArray(String[]::new))
                .then();
    }

    /**
     * Follows the person until there is nobody else to find, or enough was found.
     *
     * @param window in which visitors are followed: whose browser it was at other times does not matter
     */
    public Mono<Person> follow(Person person, Window window) {
        return person.complete() ? Mono.just(person) : hop(person, window).flatMap(next -> follow(next, window));
    }

    private Mono<Person> hop(Person person, Window window) {
        return crowdedOf(person, window).flatMap(crowded -> hop(person, crowded, window));
    }

    private Mono<Person> hop(Person person, Set<Identity> crowded, Window window) {
        Set<Identity> asked = new HashSet<>(person.next());
        asked.removeAll(crowded);
        return clicksOf(asked, person, window).map(found -> person.with(crowded, found));
    }

    /** As the index of visitors has them. */
    private static final String DAYS = """
            select (:from at time zone 'UTC')::date + day
            from generate_series(0, (:until at time zone 'UTC')::date - (:from at time zone 'UTC')::date) as days (day)
            """;

    /** Counting ends where there are too many. */
    private static final String CROWDED = """
            select 'visitor:' || asked.visitor as identity
            from unnest(:visitors) as asked (visitor)
            where (select count(*)
                   from (select distinct owner.user_id
                         from click c
                         cross join lateral (select user_id from bot_start where click = c.id
                                             order by occurred_at, event_id limit 1) owner
                         where c.visitor = asked.visitor and c.visitor is not null
                           and (c.occurred_at at time zone 'UTC')::date = any (array(%s))
                           and c.occurred_at >= :from and c.occurred_at < :until
                         limit :most + 1) users)
                  > :most
            union all
            select asked.contact
            from unnest(:contacts) as asked (contact)
            where (select count(*)
                   from (select distinct owner.user_id
                         from contact_click tie
                         join click c on c.id = tie.click and c.outcome = 'accepted' and c.bot is null
                         cross join lateral (select user_id from bot_start where click = c.id
                                             order by occurred_at, event_id limit 1) owner
                         where tie.contact = asked.contact
                         limit :most + 1) users)
                  > :most
            """.formatted(DAYS);

    private Mono<Set<Identity>> crowdedOf(Person person, Window window) {
        if (person.next().stream().noneMatch(Identity::shared)) {
            return Mono.just(Set.of());
        }
        return asking(CROWDED, person.next(), window)
                .bind("most", Person.MOST_USERS)
                .mapValue(String.class)
                .all()
                .map(Identity::parse)
                .collect(Collectors.toSet());
    }

    /** A click is theirs who were the first to send its token, and theirs whom any lead that names it is about. */
    private static final String CLICKS_OF = """
            with reached as (
                select s.click as id
                from bot_start s
                where s.user_id = any (:users)
                  and not exists (select from bot_start earlier
                                  where earlier.click = s.click
                                    and (earlier.occurred_at, earlier.event_id) < (s.occurred_at, s.event_id))
                union
                select c.id
                from click c
                where c.visitor = any (:visitors) and c.visitor is not null
                  and (c.occurred_at at time zone 'UTC')::date = any (array(%s))
                  and c.occurred_at >= :from and c.occurred_at < :until
                union
                select click from contact_click where contact = any (:contacts)
                union
                select unnest(:named)
            )
            select c.id, c.event_id, c.occurred_at, c.offer, c.visitor, owner.user_id,
                   array(select contact from contact_click where click = c.id) as contacts
            from reached
            join click c on c.id = reached.id and c.outcome = 'accepted' and c.bot is null
            left join lateral (select user_id from bot_start where click = c.id
                               order by occurred_at, event_id limit 1) owner on true
            where c.id <> all (:known)
            order by c.occurred_at desc, c.event_id desc
            limit :most
            """.formatted(DAYS);

    private Mono<List<TiedClick>> clicksOf(Set<Identity> asked, Person person, Window window) {
        return asking(CLICKS_OF, asked, window)
                .bind("users", users(asked))
                .bind("named", values(asked, Link.SALE))
                .bind(
                        "known",
                        person.clicks().keySet().stream().map(ClickId::value).toArray(String[]::new))
                .bind("most", Person.MOST_CLICKS + 1)
                .map(row -> tied(row, asked))
                .all()
                .collectList();
    }

    private GenericExecuteSpec asking(String question, Set<Identity> asked, Window window) {
        return database.sql(question)
                .bind("visitors", values(asked, Link.VISITOR))
                .bind("contacts", contacts(asked))
                .bind("from", window.from())
                .bind("until", window.until());
    }

    private static TiedClick tied(Readable row, Set<Identity> asked) {
        Touch touch = new Touch(
                ClickId.parse(Column.of(row, "id", String.class)),
                new EventId(Column.of(row, "event_id", UUID.class)),
                OfferId.parse(Column.of(row, "offer", String.class)),
                Column.of(row, "occurred_at", Instant.class));
        Stream<Identity> known = Stream.of(
                        Stream.of(Identity.named(touch.click())).filter(asked::contains),
                        Stream.ofNullable(row.get("visitor", String.class)).map(Identity::visitor),
                        Stream.ofNullable(row.get("user_id", Long.class)).map(Identity::telegramUser),
                        Arrays.stream(Column.of(row, "contacts", String[].class))
                                .map(Identity::parse))
                .flatMap(identities -> identities);
        return new TiedClick(touch, known.collect(Collectors.toUnmodifiableSet()));
    }

    private static String[] values(Set<Identity> identities, Link link) {
        return identities.stream()
                .filter(identity -> identity.link() == link)
                .map(Identity::value)
                .toArray(String[]::new);
    }

    private static Long[] users(Set<Identity> identities) {
        return Arrays.stream(values(identities, Link.TELEGRAM_USER))
                .map(Long::valueOf)
                .toArray(Long[]::new);
    }

    private static String[] contacts(Set<Identity> identities) {
        return identities.stream()
                .filter(identity -> EnumSet.of(Link.PHONE, Link.EMAIL).contains(identity.link()))
                .map(Identity::key)
                .toArray(String[]::new);
    }
}
