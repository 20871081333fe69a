package io.clicktrail.postback.relay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.postback.relay.KnownReport.State;
import io.clicktrail.transport.database.Column;

/** What is known of each thing that sources tell of, and under which numbers. All within the caller's transaction. */
@Component
class ReportStore {

    private final DatabaseClient database;

    ReportStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:name, 30))";

    /** Until the end of the transaction nobody else moves what is locked under this name. */
    Mono<Void> lock(String name) {
        return database.sql(LOCK).bind("name", name).then();
    }

    private static final String REFERENCES_OF_NUMBERS = """
            select distinct reference from relay_number where source = :source and number = any(:numbers) order by reference
            """;

    Mono<List<String>> referencesOf(String source, List<String> numbers) {
        return database.sql(REFERENCES_OF_NUMBERS)
                .bind("source", source)
                .bind("numbers", numbers.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private static final String NAME = """
            insert into relay_number (source, number, reference)
            select :source, number, :reference from unnest(:numbers) as numbers (number)
            on conflict (source, number) do nothing
            """;

    /** From now on the numbers lead to this reference, unless they lead to another. */
    Mono<Void> name(String source, List<String> numbers, String reference) {
        return database.sql(NAME)
                .bind("source", source)
                .bind("reference", reference)
                .bind("numbers", numbers.stream().distinct().toArray(String[]::new))
                .then();
    }

    private static final String RENAME =
            "update relay_number set reference = :to where source = :source and reference = any(:from)";

    /** All numbers of these references lead to another one. */
    Mono<Void> rename(String source, List<String> from, String to) {
        return database.sql(RENAME)
                .bind("source", source)
                .bind("from", from.toArray(String[]::new))
                .bind("to", to)
                .then();
    }

    private static final String KNOWN = """
            select kind, reference, state, user_id, click, network_click_id, offer, amount, currency, rebill, refunded,
                   charged_back, steps, effect, decided_by
            from relay_report
            where source = :source and reference = any(:references)
            order by reference, kind
            """;

    Mono<List<KnownReport>> known(String source, List<String> references) {
        return database.sql(KNOWN)
                .bind("source", source)
                .bind("references", references.toArray(String[]::new))
                .map(ReportStore::report)
                .all()
                .collectList();
    }

    private static final String SAVE = """
            insert into relay_report (source, kind, reference, state, user_id, click, network_click_id, offer, amount, currency,
                                      rebill, refunded, charged_back, steps, effect, decided_by, updated_at)
            values (:source, :kind, :reference, :state, :user_id, :click, :network_click_id, :offer, :amount, :currency,
                    :rebill, :refunded, :charged_back, :steps, :effect, :decided_by, :now)
            on conflict (source, kind, reference) do update set
              state = excluded.state, user_id = excluded.user_id, click = excluded.click,
              network_click_id = excluded.network_click_id, offer = excluded.offer, amount = excluded.amount,
              currency = excluded.currency, rebill = excluded.rebill, refunded = excluded.refunded,
              charged_back = excluded.charged_back, steps = excluded.steps, effect = excluded.effect,
              decided_by = excluded.decided_by, updated_at = excluded.updated_at
            """;

    Mono<Void> save(String source, KnownReport report, Instant now) {
        Subject subject = report.subject();
        ClickId click = subject.click();
        OfferId offer = report.offer();
        Money amount = report.amount();
        return database.sql(SAVE)
                .bind("source", source)
                .bind("kind", report.kind().wireName())
                .bind("reference", report.reference())
                .bind("state", report.state().wireName())
                .bind("user_id", Parameters.in(R2dbcType.BIGINT, subject.user()))
                .bind("click", varchar(click == null ? null : click.value()))
                .bind("network_click_id", varchar(subject.networkClickId()))
                .bind("offer", varchar(offer == null ? null : offer.value()))
                .bind("amount", Parameters.in(R2dbcType.NUMERIC, amount == null ? null : amount.amount()))
                .bind("currency", varchar(amount == null ? null : amount.currency()))
                .bind("rebill", report.rebill())
                .bind("refunded", report.refunded())
                .bind("charged_back", report.chargedBack())
                .bind("steps", report.steps())
                .bind("effect", report.effect().wireName())
                .bind("decided_by", report.decidedBy())
                .bind("now", now)
                .then();
    }

    private static final String LOCK_A_CALL = """
            select id, duplicate_of, state, reason, effect, reference from relay_call where id = :id for update
            """;

    /** What became of the call so far; nobody else gives it an effect meanwhile. */
    Mono<Answer> lockCall(UUID id) {
        return database.sql(LOCK_A_CALL).bind("id", id).map(CallStore::answer).one();
    }

    private static final String SETTLE = """
            update relay_call
            set state = :state, reason = :reason, word = :word, effect = :effect, reference = :reference,
                duplicate_of = :duplicate_of, user_id = :user_id, click = :click, network_click_id = :network_click_id,
                numbers = :numbers, latency_us = coalesce(latency_us, :latency_us)
            where id = :id
            """;

    /** Writes down what became of a call. */
    Mono<Void> settle(Settlement settlement) {
        Answer answer = settlement.answer();
        Subject subject = settlement.subject();
        ClickId click = subject.click();
        boolean duplicate = answer.duplicate();
        return database.sql(SETTLE)
                .bind("id", settlement.call())
                .bind("state", duplicate ? CallState.DUPLICATE.wireName() : answer.state())
                .bind("reason", varchar(answer.reason()))
                .bind("word", varchar(settlement.word()))
                .bind("effect", varchar(answer.effect()))
                .bind("reference", varchar(answer.reference()))
                .bind("duplicate_of", duplicate ? Parameters.in(answer.call()) : Parameters.in(UUID.class))
                .bind("user_id", Parameters.in(R2dbcType.BIGINT, subject.user()))
                .bind("click", varchar(click == null ? null : click.value()))
                .bind("network_click_id", varchar(subject.networkClickId()))
                .bind("numbers", settlement.numbers().toArray(String[]::new))
                .bind("latency_us", settlement.latency().toNanos() / 1_000)
                .then();
    }

    private static final String WAKE = """
            update relay_call
            set state = 'received', reason = null, apply_after = :now
            where source = :source and state = 'kept' and reason = any(:reasons) and numbers && :numbers
            """;

    /** Calls that waited for one of these numbers are read again. */
    Mono<Void> wake(String source, List<String> numbers, Instant now) {
        return database.sql(WAKE)
                .bind("source", source)
                .bind("reasons", Reason.ofAnotherCall())
                .bind("numbers", numbers.toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    private static Parameter varchar(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static KnownReport report(Readable row) {
        BigDecimal amount = row.get("amount", BigDecimal.class);
        String currency = row.get("currency", String.class);
        String offer = row.get("offer", String.class);
        return new KnownReport(
                ReportKind.named(Column.of(row, "kind", String.class)),
                Column.of(row, "reference", String.class),
                State.named(Column.of(row, "state", String.class)),
                new Subject(
                        row.get("user_id", Long.class),
                        ClickId.find(row.get("click", String.class)),
                        row.get("network_click_id", String.class)),
                offer == null ? null : new OfferId(offer),
                amount == null || currency == null ? null : new Money(amount, currency),
                Column.of(row, "rebill", Boolean.class),
                Column.of(row, "refunded", BigDecimal.class),
                Column.of(row, "charged_back", BigDecimal.class),
                Column.of(row, "steps", Integer.class),
                Effect.named(Column.of(row, "effect", String.class)),
                Column.of(row, "decided_by", UUID.class));
    }
}
