package io.clicktrail.postback.arbitrage;

import java.time.Duration;
import java.time.Instant;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.postback.arbitrage.StoredSend.KeyReused;
import io.clicktrail.postback.arbitrage.StoredSend.New;
import io.clicktrail.postback.arbitrage.StoredSend.Repeat;
import io.clicktrail.postback.arbitrage.Visit.Person;
import io.clicktrail.postback.arbitrage.Visit.Technical;
import io.clicktrail.transport.database.Column;

/** Keeps visits and the sends that follow from them, each report once. */
@Component
class SendStore {

    /** So long other replicas leave a new send to the one whose caller waits for it. */
    static final Duration HEAD_START = Duration.ofSeconds(1);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    SendStore(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    /** A report that is stored at the same moment is waited for here, and then seen. */
    private static final String TAKE_KEY = """
            insert into arbitrage_request (key, fingerprint, tracking_id, at)
            values (:key, :fingerprint, nextval('utm_tracking_id_seq'), :now)
            on conflict (key) do update
            set fingerprint = excluded.fingerprint, tracking_id = excluded.tracking_id, at = excluded.at
            where arbitrage_request.at < :oldest
            returning tracking_id
            """;

    /** The visit and its send, in one transaction, unless it has been reported before. */
    Mono<StoredSend> add(PlannedSend send, RequestKey key, Instant now) {
        return database.sql(TAKE_KEY)
                .bind("key", key.key())
                .bind("fingerprint", key.fingerprint())
                .bind("now", now)
                .bind("oldest", now.minus(key.lifetime()))
                .mapValue(Long.class)
                .one()
                .flatMap(id -> insert(id, send, now))
                .switchIfEmpty(Mono.defer(() -> earlier(key)))
                .as(transaction::transactional);
    }

    private static final String EARLIER = "select tracking_id, fingerprint from arbitrage_request where key = :key";

    private Mono<StoredSend> earlier(RequestKey key) {
        return database.sql(EARLIER)
                .bind("key", key.key())
                .map(row -> stored(row, key))
                .one();
    }

    private static StoredSend stored(Readable row, RequestKey key) {
        return Column.of(row, "fingerprint", String.class).equals(key.fingerprint())
                ? new Repeat(Column.of(row, "tracking_id", Long.class))
                : new KeyReused();
    }

    private static final String INSERT = """
            with visit as (
              insert into utm_tracking (id, event_type, user_id, user_verified, first_name, last_name, ref, ref_source,
                                        utm, vk, extra, url, user_agent, referrer, ip, occurred_at, recorded_at)
              values (:id, :event_type, :user_id, :user_verified, :first_name, :last_name, :ref, :ref_source,
                      :utm, :vk, :extra, :url, :user_agent, :referrer, :ip::inet, :occurred_at, :now)
            )
            insert into arbitrage_send (tracking_id, target, call_url, parameters, dropped, state, reason, due_at,
                                        finished_at)
            values (:id, :target, :call_url, :parameters::json, :dropped::json,
                    case when :hindrance::text is null then 'pending' else 'undeliverable' end, :hindrance::text, :due_at,
                    case when :hindrance::text is null then null else :now end)
            """;

    private Mono<StoredSend> insert(long id, PlannedSend send, Instant now) {
        return visit(database.sql(INSERT), send.visit())
                .bind("id", id)
                .bind("target", send.target())
                .bind("call_url", send.call().url())
                .bind("parameters", json.writeValueAsString(send.call().parameters()))
                .bind("dropped", json.writeValueAsString(send.call().dropped()))
                .bind("hindrance", text(send.hindrance()))
                .bind("due_at", now.plus(HEAD_START))
                .bind("now", now)
                .then()
                .thenReturn(new New(id));
    }

    private DatabaseClient.GenericExecuteSpec visit(DatabaseClient.GenericExecuteSpec sql, Visit visit) {
        Person person = visit.person();
        Technical technical = visit.technical();
        return sql.bind("event_type", Visit.EVENT_TYPE)
                .bind("user_id", text(person.id()))
                .bind("user_verified", person.verified())
                .bind("first_name", text(person.firstName()))
                .bind("last_name", text(person.lastName()))
                .bind("ref", text(visit.ref()))
                .bind("ref_source", text(visit.refSource()))
                .bind("utm", Json.of(json.writeValueAsString(visit.utm())))
                .bind("vk", Json.of(json.writeValueAsString(visit.vk())))
                .bind("extra", Json.of(json.writeValueAsString(visit.extra())))
                .bind("url", text(technical.url()))
                .bind("user_agent", text(technical.userAgent()))
                .bind("referrer", text(technical.referrer()))
                .bind("ip", technical.ip())
                .bind("occurred_at", visit.occurredAt());
    }

    private static final String STATE = """
            select state, reason, attempts, case when state = 'pending' then due_at end as next_attempt_at
            from arbitrage_send
            where tracking_id = :id
            """;

    Mono<SendState> state(long trackingId) {
        return database.sql(STATE)
                .bind("id", trackingId)
                .map(SendStore::readState)
                .one();
    }

    private static final String FORGET_KEYS = "delete from arbitrage_request where at < :oldest";

    /** Keys under which nothing can be a repeat any more. */
    Mono<Void> forgetKeys(Instant oldest) {
        return database.sql(FORGET_KEYS).bind("oldest", oldest).then();
    }

    static SendState readState(Readable row) {
        return new SendState(
                Column.of(row, "state", String.class),
                row.get("reason", String.class),
                Column.of(row, "attempts", Integer.class),
                row.get("next_attempt_at", Instant.class));
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }
}
