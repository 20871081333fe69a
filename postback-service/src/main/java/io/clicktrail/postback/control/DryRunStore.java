package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.database.Column;

/** Tries rules on what was planned: all but what the networks did not want to hear of. */
@Component
class DryRunStore {

    private static final int PAGE = 500;

    private final DatabaseClient database;
    private final SubjectStore subjects;

    DryRunStore(DatabaseClient database, SubjectStore subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    private static final String PLANNED = "select d.id, d.click, d.state, d.planned_at, " + SubjectStore.COLUMNS;

    private static final String NO_VISITORS = ", 0::bigint as same_visitor\n";

    private static final String WITH_VISITORS = """
            , (select count(distinct e.conversion) from delivery e
               where e.network = d.network and e.visitor = d.visitor and e.conversion <> d.conversion
                 and e.acted_at < d.acted_at) as same_visitor
            """;

    private static final String PAGE_BEFORE = """
            from delivery d
            where d.planned_at >= :from and d.planned_at < :to and (d.planned_at, d.id) < (:last_at, :last_id)
              and d.state <> 'ignored' and (:network::text is null or d.network = :network)
            order by d.planned_at desc, d.id desc
            limit :page
            """;

    /** Page by page, so that neither memory nor a connection is taken for long. */
    Mono<DryRun.Report> run(DryRun run) {
        return page(run, run.count())
                .expand(count -> count.isOver() ? Mono.empty() : page(run, count))
                .last()
                .map(DryRun.Count::report);
    }

    private Mono<DryRun.Count> page(DryRun run, DryRun.Count count) {
        String visitors = run.rule().asksForVisitors() ? WITH_VISITORS : NO_VISITORS;
        String network = run.network() == null ? null : run.network().value();
        return database.sql(PLANNED + visitors + PAGE_BEFORE)
                .bind("from", run.from())
                .bind("to", run.to())
                .bind("last_at", count.lastAt())
                .bind("last_id", count.lastId())
                .bind("network", Parameters.in(R2dbcType.VARCHAR, network))
                .bind("page", PAGE)
                .map(this::planned)
                .all()
                .collectList()
                .map(page -> count.after(page, PAGE));
    }

    private DryRun.Planned planned(Readable row) {
        Subject subject = subjects.read(row);
        int sameVisitor = Math.toIntExact(Column.of(row, "same_visitor", Long.class));
        var shown = new DryRun.Match(
                Column.of(row, "id", UUID.class),
                subject.conversion(),
                subject.network().value(),
                Column.of(row, "click", String.class),
                subject.status().wireName(),
                Column.of(row, "state", String.class),
                Column.of(row, "planned_at", Instant.class));
        return new DryRun.Planned(subject, sameVisitor, shown);
    }
}
