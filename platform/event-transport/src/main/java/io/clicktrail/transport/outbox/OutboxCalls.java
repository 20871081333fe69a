package io.clicktrail.transport.outbox;

import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The calls of the outbox table's trigger, heard on a connection of its own (LISTEN). A call may be missed while the
 * connection is renewed, so nobody may rely on calls alone.
 */
final class OutboxCalls {

    private static final String CHANNEL = "select quote_ident('outbox_' || current_schema())";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostgresqlConnectionFactory connections;

    OutboxCalls(ConnectionFactory connections) {
        this.connections = driverOf(connections);
    }

    /** The pool is no place for a connection that listens. */
    private static PostgresqlConnectionFactory driverOf(ConnectionFactory connections) {
        return switch (connections) {
            case PostgresqlConnectionFactory driver -> driver;
            case Wrapped<?> wrapper when wrapper.unwrap() instanceof ConnectionFactory inner -> driverOf(inner);
            default -> throw new IllegalStateException("the outbox needs PostgreSQL, not " + connections.getMetadata());
        };
    }

    /** Never ends, never fails. */
    Flux<Object> all() {
        return Flux.usingWhen(connections.create(), OutboxCalls::calls, PostgresqlConnection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("the connection has ended")))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true));
    }

    private static Flux<Object> calls(PostgresqlConnection connection) {
        Flux<Object> calls = connection.getNotifications().cast(Object.class);
        return calls.mergeWith(listen(connection));
    }

    /** Counts as a call itself: some may have been missed before. */
    private static Mono<Object> listen(PostgresqlConnection connection) {
        return connection
                .createStatement(CHANNEL)
                .execute()
                .flatMap(result -> result.map(row -> row.get(0, String.class)))
                .flatMap(channel ->
                        connection.createStatement("listen " + channel).execute())
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.just(connection));
    }
}
