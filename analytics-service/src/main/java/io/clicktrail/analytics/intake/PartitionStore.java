package io.clicktrail.analytics.intake;

import java.time.LocalDate;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Days with partitions of their own. */
@Component
class PartitionStore {

    private static final Flux<String> PARTITIONED = Flux.just("fact", "visitor");

    private final DatabaseClient database;

    PartitionStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String DAYS_WITHOUT_PARTITION = """
            select day
              from (select distinct day from fact_default
                     union
                    select distinct day from visitor_default
                     union
                    select :today + ahead from generate_series(-1, :ahead) as ahead) as wanted (day)
             where (to_regclass('fact_' || to_char(day, 'YYYYMMDD')) is null
                    or to_regclass('visitor_' || to_char(day, 'YYYYMMDD')) is null)
               and day between :today - 400 and :today + :ahead
             order by day
            """;

    /** Those that come soon, and those for which something has come already. Dates that cannot be true stay without. */
    Flux<LocalDate> daysWithoutPartition(LocalDate today, int ahead) {
        return database.sql(DAYS_WITHOUT_PARTITION)
                .bind("today", today)
                .bind("ahead", ahead)
                .mapValue(LocalDate.class)
                .all();
    }

    private static final String ENSURE_DAY = "select ensure_day_of(:parent, :day)";

    /** One table a transaction: who holds one of them never waits for the other. */
    Mono<Void> ensure(LocalDate day) {
        return PARTITIONED
                .concatMap(parent -> database.sql(ENSURE_DAY)
                        .bind("parent", parent)
                        .bind("day", day)
                        .then())
                .then();
    }
}
