package io.clicktrail.postback.network;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.database.Column;

/** How the postbacks of networks fare. */
@Component
class HealthStore {

    private final DatabaseClient database;

    HealthStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param pending now, however old
     * @param delivered of those planned lately
     * @param failed of those planned lately: exhausted or undeliverable
     */
    record Health(long pending, long delivered, long failed) {

        static final Health NOTHING_YET = new Health(0, 0, 0);
    }

    private static final String BY_NETWORK = """
            select network,
                   count(*) filter (where state = 'pending') as pending,
                   count(*) filter (where state = 'delivered') as delivered,
                   count(*) filter (where state in ('exhausted', 'undeliverable')) as failed
            from (select network, state from delivery where state = 'pending'
                  union all
                  select network, state from delivery where state <> 'pending' and planned_at >= :since) as recent
            group by network
            """;

    /** By slug; networks of which nothing is known are absent. */
    Mono<Map<String, Health>> since(Instant since) {
        return database.sql(BY_NETWORK)
                .bind("since", since)
                .map(row -> Map.entry(
                        Column.of(row, "network", String.class),
                        new Health(
                                Column.of(row, "pending", Long.class),
                                Column.of(row, "delivered", Long.class),
                                Column.of(row, "failed", Long.class))))
                .all()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
