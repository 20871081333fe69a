package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The people about whom something is decided. Their locks last until the end of the caller's transaction. */
@Repository
class PersonStore {

    private final DatabaseClient database;

    PersonStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String MEET = """
            insert into person (id)
            select id from unnest(:ids) as people (id)
            order by id
            on conflict (id) do nothing
            """;

    private static final String LOCK = "select id from person where id = any (:ids) order by id for update";

    Mono<Void> lock(Collection<Long> people) {
        Long[] ids = people.stream().distinct().toArray(Long[]::new);
        return database.sql(MEET)
                .bind("ids", ids)
                .then()
                .then(database.sql(LOCK).bind("ids", ids).then());
    }

    /** Whoever is locked by somebody else is being looked after. */
    private static final String LOCK_WHOSE_TIME_HAS_COME = """
            select id
            from person
            where id in (
                (select user_id from conversion
                 where state = 'pending' and due_at <= :now order by due_at limit :most)
                union
                (select user_id from action
                 where state = 'parked' and settles_at < :now order by settles_at limit :most))
            order by id
            limit :most
            for update skip locked
            """;

    /** Some of those about whom time alone has something to decide: a hold has passed, or the patience with an action. */
    Mono<List<Long>> lockWhoseTimeHasCome(Instant now, int most) {
        return database.sql(LOCK_WHOSE_TIME_HAS_COME)
                .bind("now", now)
                .bind("most", most)
                .mapValue(Long.class)
                .all()
                .collectList();
    }
}
