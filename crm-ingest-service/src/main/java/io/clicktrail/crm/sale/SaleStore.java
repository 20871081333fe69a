package io.clicktrail.crm.sale;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.crm.sale.Sale.AmountSource;
import io.clicktrail.crm.sale.Sale.Terms;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.transport.database.Column;

/** The sales. All of it runs within the caller's transaction, which holds the lock of the lead. */
@Component
public class SaleStore {

    private static final TypeReference<Map<String, String>> UTM = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.shared();

    SaleStore(DatabaseClient database) {
        this.database = database;
    }

    private static final String SALES_OF_LEAD = """
            select id, pipeline_id, closed_by, closed_at, reopened_at, revision, lead_name, product_name, amount, currency,
              amount_source, utm::text as utm, team, confidence, undecided_teams, click_id, phone_hash, email_hash
            from sale
            where account = :account and lead_id = :lead
            """;

    /** Every sale of the lead, those that were reopened too. */
    public Mono<List<Sale>> ofLead(Lead lead) {
        return database.sql(SALES_OF_LEAD)
                .bind("account", lead.account())
                .bind("lead", lead.id())
                .map(row -> sale(lead, row))
                .all()
                .collectList();
    }

    private Sale sale(Lead lead, Readable row) {
        return new Sale(
                Column.of(row, "id", UUID.class),
                lead,
                Column.of(row, "pipeline_id", Long.class),
                Column.of(row, "closed_by", String.class),
                Column.of(row, "closed_at", Instant.class),
                row.get("reopened_at", Instant.class),
                Column.of(row, "revision", Integer.class),
                terms(row));
    }

    private Terms terms(Readable row) {
        BigDecimal amount = row.get("amount", BigDecimal.class);
        return new Terms(
                row.get("lead_name", String.class),
                row.get("product_name", String.class),
                amount == null ? null : new Money(amount, Column.of(row, "currency", String.class)),
                AmountSource.valueOf(upper(row, "amount_source")),
                json.readValue(Column.of(row, "utm", String.class), UTM),
                row.get("team", String.class),
                Confidence.valueOf(upper(row, "confidence")),
                Arrays.asList(Column.of(row, "undecided_teams", String[].class)),
                ClickId.find(row.get("click_id", String.class)),
                ContactHashes.of(row.get("phone_hash", String.class), row.get("email_hash", String.class)));
    }

    /** The oldest first: what ends gives way to what begins. */
    public Mono<Void> save(List<SaleChange> changes) {
        return Flux.fromIterable(changes)
                .concatMap(change -> save(change.after()))
                .then();
    }

    private static final String SAVE = """
            insert into sale (id, account, lead_id, pipeline_id, closed_by, closed_at, reopened_at, revision, lead_name,
              product_name, amount, currency, amount_source, utm, team, confidence, undecided_teams, click_id, phone_hash,
              email_hash)
            values (:id, :account, :lead, :pipeline, :closedBy, :closedAt, :reopenedAt, :revision, :name,
              :product, :amount, :currency, :amountSource, :utm, :team, :confidence, :undecided, :click, :phone,
              :email)
            on conflict (id) do update set
              reopened_at = excluded.reopened_at, revision = excluded.revision, lead_name = excluded.lead_name,
              product_name = excluded.product_name, amount = excluded.amount, currency = excluded.currency,
              amount_source = excluded.amount_source, utm = excluded.utm, team = excluded.team,
              confidence = excluded.confidence, undecided_teams = excluded.undecided_teams, click_id = excluded.click_id,
              phone_hash = excluded.phone_hash, email_hash = excluded.email_hash
            """;

    private Mono<Long> save(Sale sale) {
        Terms terms = sale.terms();
        Money amount = terms.amount();
        ContactHashes contact = terms.contact();
        return database.sql(SAVE)
                .bind("id", sale.id())
                .bind("account", sale.lead().account())
                .bind("lead", sale.lead().id())
                .bind("pipeline", sale.pipeline())
                .bind("closedBy", sale.closedBy())
                .bind("closedAt", sale.closedAt())
                .bind("reopenedAt", nullable(sale.reopenedAt(), Instant.class))
                .bind("revision", sale.revision())
                .bind("name", nullable(terms.leadName(), String.class))
                .bind("product", nullable(terms.product(), String.class))
                .bind("amount", nullable(amount == null ? null : amount.amount(), BigDecimal.class))
                .bind("currency", nullable(amount == null ? null : amount.currency(), String.class))
                .bind("amountSource", lower(terms.amountSource()))
                .bind("utm", Json.of(json.writeValueAsString(terms.utm())))
                .bind("team", nullable(terms.team(), String.class))
                .bind("confidence", lower(terms.confidence()))
                .bind("undecided", terms.undecided().toArray(String[]::new))
                .bind(
                        "click",
                        nullable(terms.click() == null ? null : terms.click().value(), String.class))
                .bind("phone", nullable(contact == null ? null : contact.phone(), String.class))
                .bind("email", nullable(contact == null ? null : contact.email(), String.class))
                .fetch()
                .rowsUpdated();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(Readable row, String column) {
        return Column.of(row, column, String.class).toUpperCase(Locale.ROOT);
    }

    private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return Parameter.fromOrEmpty(value, type);
    }
}
