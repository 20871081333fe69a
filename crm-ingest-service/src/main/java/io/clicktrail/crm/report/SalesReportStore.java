package io.clicktrail.crm.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.Team;
import io.clicktrail.transport.database.Column;

/** Reads sales for reports; changes nothing. */
@Component
class SalesReportStore {

    private static final TypeReference<Map<String, String>> UTM = new TypeReference<>() {};

    private final DatabaseClient database;
    private final Teams teams;
    private final JsonMapper json = JsonMapper.shared();

    SalesReportStore(DatabaseClient database, Teams teams) {
        this.database = database;
        this.teams = teams;
    }

    private static final String HISTORY = """
            select id, account, lead_id, lead_name, contact_name, pipeline_id, product_name, amount, currency,
              amount_source, utm::text as utm, team, confidence, undecided_teams, click_id, closed_at, reopened_at
            from sale
            where closed_at >= :from and closed_at < :until
              and (:team::text is null or lower(team) = lower(:team))
              and (:cursor::uuid is null
                or (closed_at, id) < (select closed_at, id from sale as last where last.id = :cursor))
            order by closed_at desc, id desc
            limit :most
            """;

    /** The newest first. */
    Mono<List<SoldRow>> history(Period period, @Nullable String team, @Nullable UUID cursor, int most) {
        return database.sql(HISTORY)
                .bind("from", period.from())
                .bind("until", period.until())
                .bind("team", Parameter.fromOrEmpty(team, String.class))
                .bind("cursor", Parameter.fromOrEmpty(cursor, UUID.class))
                .bind("most", most)
                .map(row -> sold(row, period.zone()))
                .all()
                .collectList();
    }

    private SoldRow sold(Readable row, ZoneId zone) {
        BigDecimal amount = row.get("amount", BigDecimal.class);
        Instant closedAt = Column.of(row, "closed_at", Instant.class);
        Instant reopenedAt = row.get("reopened_at", Instant.class);
        return new SoldRow(
                Column.of(row, "id", UUID.class),
                Column.of(row, "account", String.class),
                Column.of(row, "lead_id", Long.class),
                row.get("lead_name", String.class),
                row.get("contact_name", String.class),
                Column.of(row, "pipeline_id", Long.class),
                row.get("product_name", String.class),
                state(amount, reopenedAt),
                amount == null ? null : plain(amount),
                row.get("currency", String.class),
                Column.of(row, "amount_source", String.class),
                json.readValue(Column.of(row, "utm", String.class), UTM),
                row.get("team", String.class),
                Column.of(row, "confidence", String.class),
                Arrays.asList(Column.of(row, "undecided_teams", String[].class)),
                row.get("click_id", String.class),
                closedAt,
                closedAt.atZone(zone).toLocalDate(),
                reopenedAt);
    }

    private static final String FIGURES_BY_TEAM = """
            select team, currency,
              count(*) filter (where reopened_at is null and amount is not null) as sales,
              coalesce(sum(amount) filter (where reopened_at is null), 0) as revenue,
              count(*) filter (where reopened_at is null and amount is null) as awaiting,
              count(*) filter (where reopened_at is not null) as reopened
            from sale
            where closed_at >= :from and closed_at < :until
            group by team, currency
            order by revenue desc, team, currency
            """;

    /** A line for each team and currency; sums of different currencies are never added up. */
    Mono<List<TeamFigures>> figures(Period period) {
        return database.sql(FIGURES_BY_TEAM)
                .bind("from", period.from())
                .bind("until", period.until())
                .map(this::figures)
                .all()
                .collectList();
    }

    private TeamFigures figures(Readable row) {
        String name = row.get("team", String.class);
        Team team = name == null ? null : teams.named(name).orElse(null);
        return new TeamFigures(
                name,
                team == null ? null : team.direction(),
                team == null ? null : team.emoji(),
                row.get("currency", String.class),
                Column.of(row, "sales", Long.class),
                plain(Column.of(row, "revenue", BigDecimal.class)),
                Column.of(row, "awaiting", Long.class),
                Column.of(row, "reopened", Long.class));
    }

    private static String state(@Nullable BigDecimal amount, @Nullable Instant reopenedAt) {
        if (reopenedAt != null) {
            return "reopened";
        }
        return amount == null ? "awaiting_details" : "closed";
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
