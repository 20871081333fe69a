package io.clicktrail.analytics.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.MachineKeys;
import io.clicktrail.http.access.Role;
import io.clicktrail.transport.database.Column;

/** Keys of machines, as hashes. */
@Component
class ApiKeyStore implements MachineKeys {

    private final DatabaseClient database;

    ApiKeyStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String CALLER_OF_KEY =
            "select name, role from api_key where key_hash = :hash and revoked_at is null";

    @Override
    public Mono<Caller> callerOf(String key) {
        if (!ApiKey.isShaped(key)) {
            return Mono.empty();
        }
        return database.sql(CALLER_OF_KEY)
                .bind("hash", ApiKey.hash(key))
                .map(row -> new Caller(
                        Column.of(row, "name", String.class), Role.parse(Column.of(row, "role", String.class))))
                .one();
    }

    private static final String ADD_KEY = """
            insert into api_key (id, name, role, key_hash, created_by, created_at)
            values (:id, :name, :role, :hash, :by, :at)
            """;

    Mono<Void> add(ApiKey key, byte[] hash) {
        return database.sql(ADD_KEY)
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("role", key.role().wireName())
                .bind("hash", hash)
                .bind("by", key.createdBy())
                .bind("at", key.createdAt())
                .then();
    }

    private static final String KEYS =
            "select id, name, role, created_by, created_at, revoked_at from api_key order by created_at, id";

    Flux<ApiKey> all() {
        return database.sql(KEYS).map(ApiKeyStore::key).all();
    }

    private static final String REVOKE = "update api_key set revoked_at = coalesce(revoked_at, now()) where id = :id";

    /** Whether there is such a key; revoking it again changes nothing. */
    Mono<Boolean> revoke(UUID id) {
        return database.sql(REVOKE).bind("id", id).fetch().rowsUpdated().map(revoked -> revoked == 1);
    }

    private static ApiKey key(Readable row) {
        return new ApiKey(
                Column.of(row, "id", UUID.class),
                Column.of(row, "name", String.class),
                Role.parse(Column.of(row, "role", String.class)),
                Column.of(row, "created_by", String.class),
                Column.of(row, "created_at", OffsetDateTime.class).toInstant(),
                instant(row.get("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
