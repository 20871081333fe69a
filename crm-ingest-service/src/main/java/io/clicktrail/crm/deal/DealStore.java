package io.clicktrail.crm.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Lead;
import io.clicktrail.transport.database.Column;

/** The changes of stage that are known. All of it runs within the caller's transaction. */
@Component
public class DealStore {

    private static final TypeReference<Map<String, String>> UTM = new TypeReference<>() {};
    /** More changes than a lead makes in its life. */
    private static final int LONGEST_HISTORY = 1_000;

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.shared();

    DealStore(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the leads and keeps the changes; answers with those that were not known. */
    public Mono<List<StatusChange>> add(Collection<StatusChange> changes, EventId hook) {
        return lock(changes)
                .thenMany(Flux.fromIterable(changes))
                .concatMap(change -> add(change, hook).filter(added -> added).map(added -> change))
                .collectList();
    }

    private static final String KNOW_LEADS = """
            insert into lead (account, id)
            select account, id
            from unnest(:accounts, :ids) as leads (account, id)
            order by account, id
            on conflict (account, id) do nothing
            """;

    /** In one order everywhere, so that two who lock the same leads do not wait for each other crosswise. */
    private static final String LOCK_LEADS = """
            select account, id
            from lead
            where (account, id) in (select account, id from unnest(:accounts, :ids) as leads (account, id))
            order by account, id
            for update
            """;

    private Mono<Void> lock(Collection<StatusChange> changes) {
        List<Lead> leads = changes.stream().map(StatusChange::lead).distinct().toList();
        return leads.isEmpty()
                ? Mono.empty()
                : onLeads(KNOW_LEADS, leads)
                        .then()
                        .then(onLeads(LOCK_LEADS, leads).then());
    }

    private GenericExecuteSpec onLeads(String sql, List<Lead> leads) {
        return database.sql(sql)
                .bind("accounts", leads.stream().map(Lead::account).toArray(String[]::new))
                .bind("ids", leads.stream().map(Lead::id).toArray(Long[]::new));
    }

    /** A change that two addresses told may count by the one and not by the other: then it counts. */
    private static final String ADD = """
            insert into deal_status (account, lead_id, change_key, pipeline_id, status_id, previous_pipeline_id,
              previous_status_id, version, changed_at, closes_sale, lead_name, price, utm, click_id, phone_hash, email_hash,
              hook_id)
            values (:account, :lead, :key, :pipeline, :status, :previousPipeline,
              :previousStatus, :version, :changedAt, :closesSale, :name, :price, :utm, :click, :phone, :email,
              :hook)
            on conflict (account, lead_id, change_key) do update
              set closes_sale = deal_status.closes_sale or excluded.closes_sale
            returning xmax = 0 as added
            """;

    private Mono<Boolean> add(StatusChange change, EventId hook) {
        Stage previous = change.previous();
        LeadDetails details = change.details();
        ContactHashes contact = details.contact();
        return database.sql(ADD)
                .bind("account", change.lead().account())
                .bind("lead", change.lead().id())
                .bind("key", change.key())
                .bind("pipeline", change.stage().pipeline())
                .bind("status", change.stage().status())
                .bind("previousPipeline", nullable(previous == null ? null : previous.pipeline(), Long.class))
                .bind("previousStatus", nullable(previous == null ? null : previous.status(), Long.class))
                .bind("version", change.version())
                .bind("changedAt", change.at())
                .bind("closesSale", change.closesSale())
                .bind("name", nullable(details.name(), String.class))
                .bind("price", nullable(details.price(), BigDecimal.class))
                .bind("utm", Json.of(json.writeValueAsString(details.utm())))
                .bind(
                        "click",
                        nullable(
                                details.click() == null ? null : details.click().value(), String.class))
                .bind("phone", nullable(contact == null ? null : contact.phone(), String.class))
                .bind("email", nullable(contact == null ? null : contact.email(), String.class))
                .bind("hook", hook.value())
                .mapValue(Boolean.class)
                .one();
    }

    private static final String HISTORY_OF_LEAD = """
            select pipeline_id, status_id, previous_pipeline_id, previous_status_id, version, changed_at, closes_sale,
              lead_name, price, utm::text as utm, click_id, phone_hash, email_hash
            from deal_status
            where account = :account and lead_id = :lead
            order by changed_at desc
            limit :most
            """;

    /** Every known change of the lead, in no order that means anything. */
    public Mono<List<StatusChange>> history(Lead lead) {
        return database.sql(HISTORY_OF_LEAD)
                .bind("account", lead.account())
                .bind("lead", lead.id())
                .bind("most", LONGEST_HISTORY)
                .map(row -> change(lead, row))
                .all()
                .collectList();
    }

    private StatusChange change(Lead lead, Readable row) {
        Long previousPipeline = row.get("previous_pipeline_id", Long.class);
        Long previousStatus = row.get("previous_status_id", Long.class);
        return new StatusChange(
                lead,
                new Stage(Column.of(row, "pipeline_id", Long.class), Column.of(row, "status_id", Long.class)),
                previousPipeline == null || previousStatus == null ? null : new Stage(previousPipeline, previousStatus),
                Column.of(row, "version", String.class),
                Column.of(row, "changed_at", Instant.class),
                Column.of(row, "closes_sale", Boolean.class),
                new LeadDetails(
                        row.get("lead_name", String.class),
                        row.get("price", BigDecimal.class),
                        json.readValue(Column.of(row, "utm", String.class), UTM),
                        ClickId.find(row.get("click_id", String.class)),
                        ContactHashes.of(row.get("phone_hash", String.class), row.get("email_hash", String.class))));
    }

    private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return Parameter.fromOrEmpty(value, type);
    }
}
