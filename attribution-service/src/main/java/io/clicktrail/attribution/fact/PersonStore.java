package io.clicktrail.attribution.fact;

import java.util.Collection;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The people about whom something is decided. Their locks last until the end of the caller's transaction. */
@Repository
public class PersonStore {

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

    public Mono<Void> lock(Collection<Long> people) {
        Long[] ids = people.stream().distinct().toArray(Long[]::new);
        return database.sql(MEET)
                .bind("ids", ids)
                .then()
                .then(database.sql(LOCK).bind("ids", ids).then());
    }
}
