package io.clicktrail.postback.relay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.http.page.Cursor;
import io.clicktrail.transport.database.Column;

/** What people ask about calls. */
@Component
class CallLogStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    CallLogStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which calls are asked for; what is absent does not matter.
     *
     * @param click our token, or the network's own id
     */
    record Filter(
            @Nullable String source,
            @Nullable String state,
            @Nullable String reference,
            @Nullable String click,
            @Nullable Long user,
            @Nullable Instant since,
            @Nullable Instant until) {}

    private static final String SHOWN = """
            select id, source, received_at, method, path, query, state, reason, word, effect, reference, duplicate_of, user_id,
                   click, network_click_id, latency_us,
            """;

    private static final String PAGE_BEFORE = SHOWN + """
                   null::text as headers, null::bytea as body
            from relay_call
            where (:source::text is null or source = :source)
              and (:state::text is null or state = :state)
              and (:reference::text is null or reference = :reference)
              and (:click::text is null or click = :click or network_click_id = :click)
              and (:user::bigint is null or user_id = :user)
              and (:since::timestamptz is null or received_at >= :since)
              and (:until::timestamptz is null or received_at < :until)
              and (received_at, id) < (:before_at, :before_id)
            order by received_at desc, id desc
            limit :most
            """;

    /** Newest first, without headers and bodies. */
    Mono<List<CallView>> page(Filter filter, Cursor before, int most) {
        return database.sql(PAGE_BEFORE)
                .bind("source", varchar(filter.source()))
                .bind("state", varchar(filter.state()))
                .bind("reference", varchar(filter.reference()))
                .bind("click", varchar(filter.click()))
                .bind("user", Parameters.in(R2dbcType.BIGINT, filter.user()))
                .bind("since", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.since()))
                .bind("until", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.until()))
                .bind("before_at", before.at())
                .bind("before_id", before.uuid())
                .bind("most", most)
                .map(this::view)
                .all()
                .collectList();
    }

    private static final String ONE = SHOWN + """
                   headers::text as headers, body
            from relay_call
            where id = :id
            """;

    /** Empty where there is none. */
    Mono<CallView> find(UUID id) {
        return database.sql(ONE).bind("id", id).map(this::view).one();
    }

    private static Parameter varchar(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private CallView view(Readable row) {
        String headers = row.get("headers", String.class);
        byte[] body = row.get("body", byte[].class);
        Long latency = row.get("latency_us", Long.class);
        return new CallView(
                Column.of(row, "id", UUID.class),
                Column.of(row, "source", String.class),
                Column.of(row, "received_at", Instant.class),
                Column.of(row, "method", String.class),
                Column.of(row, "path", String.class),
                Column.of(row, "query", String.class),
                Column.of(row, "state", String.class),
                row.get("reason", String.class),
                row.get("word", String.class),
                row.get("effect", String.class),
                row.get("reference", String.class),
                row.get("duplicate_of", UUID.class),
                row.get("user_id", Long.class),
                row.get("click", String.class),
                row.get("network_click_id", String.class),
                latency == null ? null : Duration.ofNanos(latency * 1_000),
                headers == null ? null : json.readValue(headers, HEADERS),
                body == null ? null : readable(body));
    }

    private static String readable(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(body);
        }
    }
}
