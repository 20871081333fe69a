package io.clicktrail.attribution.fact;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.event.OfferId;
import io.clicktrail.transport.database.Column;

/** Links that offers have for themselves. */
@Repository
public class InviteLinkStore {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    InviteLinkStore(DatabaseClient database, TransactionalOperator transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private static final String HOLD_STILL = "lock table invite_link in row share mode";

    /** No link becomes known until the end of the caller's transaction: joins are about to be kept that name one. */
    Mono<Void> holdStill() {
        return database.sql(HOLD_STILL).then();
    }

    private static final String LOCK = "lock table invite_link in exclusive mode";

    private static final String ADD = """
            insert into invite_link (link, name, chat_id, offer)
            select link, name, chat_id, offer
            from unnest(:links, :names, :chats, :offers) as news (link, name, chat_id, offer)
            on conflict (link) do nothing
            """;

    /**
     * Keeps those that are new, in a transaction of its own, which waits for all that keep joins meanwhile: whoever
     * is asked for afterwards with {@link #peopleBy} is everybody whom they passed over. Nobody waits who only reads.
     */
    public Mono<Void> add(List<InviteLink> news) {
        return database.sql(LOCK)
                .then()
                .then(database.sql(ADD)
                        .bind("links", texts(news, InviteLink::link))
                        .bind("names", texts(news, InviteLink::name))
                        .bind("chats", news.stream().map(InviteLink::chat).toArray(Long[]::new))
                        .bind("offers", texts(news, link -> link.offer().value()))
                        .then())
                .as(transactions::transactional);
    }

    private static final String PEOPLE_BY = """
            select distinct user_id from action where invite_link = any (:links) or invite_name = any (:names)
            """;

    /** Those who came by one of these links, or by one of the same name. */
    public Flux<Long> peopleBy(List<InviteLink> known) {
        return database.sql(PEOPLE_BY)
                .bind("links", texts(known, InviteLink::link))
                .bind("names", texts(known, InviteLink::name))
                .mapValue(Long.class)
                .all();
    }

    private static final String AMONG = """
            select link, name, chat_id, offer from invite_link where link = any (:links) or name = any (:names)
            """;

    /** Those of offers among the links by which people came. */
    Mono<InviteLinks> among(Collection<Invite> invites) {
        if (invites.isEmpty()) {
            return Mono.just(InviteLinks.NONE);
        }
        return database.sql(AMONG)
                .bind("links", texts(invites, Invite::link))
                .bind("names", texts(invites, Invite::name))
                .map(InviteLinkStore::link)
                .all()
                .collectList()
                .map(InviteLinks::new);
    }

    private static InviteLink link(Readable row) {
        return new InviteLink(
                Column.of(row, "link", String.class),
                Column.of(row, "name", String.class),
                Column.of(row, "chat_id", Long.class),
                new OfferId(Column.of(row, "offer", String.class)));
    }

    private static <T> String[] texts(Collection<T> of, Function<T, @Nullable String> part) {
        return of.stream().map(part).filter(Objects::nonNull).toArray(String[]::new);
    }
}
