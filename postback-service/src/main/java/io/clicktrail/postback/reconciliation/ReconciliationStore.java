package io.clicktrail.postback.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.postback.reconciliation.Reconciliation.Draft;
import io.clicktrail.postback.reconciliation.Reconciliation.Summary;
import io.clicktrail.transport.database.Column;

/** Comparisons that were made. */
@Component
class ReconciliationStore {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    ReconciliationStore(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    private static final String COLUMNS = "id, network, made_at, made_by, summary::text as summary";

    private static final String ADD = """
            insert into reconciliation (network, made_at, made_by, summary)
            values (:network, :made_at, :made_by, :summary)
            returning\s""" + COLUMNS;

    Mono<Reconciliation> add(Draft draft) {
        return database.sql(ADD)
                .bind("network", draft.network().value())
                .bind("made_at", draft.madeAt())
                .bind("made_by", draft.madeBy())
                .bind("summary", Json.of(json.writeValueAsString(draft.summary())))
                .map(this::read)
                .one()
                .flatMap(added -> addDifferences(added.id(), draft.kept()).thenReturn(added))
                .as(transaction::transactional);
    }

    private static final String ADD_DIFFERENCES = """
            insert into reconciliation_difference (reconciliation, number, kind, difference)
            select :reconciliation, number, kind, difference::jsonb
            from unnest(:numbers, :kinds, :differences) as found (number, kind, difference)
            """;

    private Mono<Void> addDifferences(UUID reconciliation, List<Difference> differences) {
        return differences.isEmpty()
                ? Mono.empty()
                : database.sql(ADD_DIFFERENCES)
                        .bind("reconciliation", reconciliation)
                        .bind(
                                "numbers",
                                IntStream.range(0, differences.size()).boxed().toArray(Integer[]::new))
                        .bind(
                                "kinds",
                                differences.stream()
                                        .map(each -> each.kind().wireName())
                                        .toArray(String[]::new))
                        .bind(
                                "differences",
                                differences.stream()
                                        .map(json::writeValueAsString)
                                        .toArray(String[]::new))
                        .then();
    }

    private static final String PAGE_BEFORE = "select " + COLUMNS + """
             from reconciliation
            where network = :network and (made_at, id) < (:made_at, :id)
            order by made_at desc, id desc
            limit :most
            """;

    /** Newest first. */
    Mono<List<Reconciliation>> page(NetworkId network, Cursor before, int most) {
        return database.sql(PAGE_BEFORE)
                .bind("network", network.value())
                .bind("made_at", before.at())
                .bind("id", before.uuid())
                .bind("most", most)
                .map(this::read)
                .all()
                .collectList();
    }

    private static final String ONE =
            "select " + COLUMNS + " from reconciliation where network = :network and id = :id";

    /** Empty where the network has none of this id. */
    Mono<Reconciliation> find(NetworkId network, UUID id) {
        return database.sql(ONE)
                .bind("network", network.value())
                .bind("id", id)
                .map(this::read)
                .one();
    }

    private static final String DIFFERENCES_FROM = """
            select number, difference::text as difference
            from reconciliation_difference
            where reconciliation = :reconciliation and number >= :from and (:kind::text is null or kind = :kind)
            order by number
            limit :most
            """;

    /** One of the list, by which the next page begins. */
    record Numbered(int number, Difference difference) {}

    /** In the order in which they were found, from that number on. */
    Mono<List<Numbered>> differences(UUID reconciliation, @Nullable String kind, int from, int most) {
        return database.sql(DIFFERENCES_FROM)
                .bind("reconciliation", reconciliation)
                .bind("from", from)
                .bind("kind", Parameters.in(R2dbcType.VARCHAR, kind))
                .bind("most", most)
                .map(row -> new Numbered(
                        Column.of(row, "number", Integer.class),
                        json.readValue(Column.of(row, "difference", String.class), Difference.class)))
                .all()
                .collectList();
    }

    private Reconciliation read(Readable row) {
        return new Reconciliation(
                Column.of(row, "id", UUID.class),
                Column.of(row, "network", String.class),
                Column.of(row, "made_at", Instant.class),
                Column.of(row, "made_by", String.class),
                json.readValue(Column.of(row, "summary", String.class), Summary.class));
    }
}
