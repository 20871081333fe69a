package io.clicktrail.postback.backfill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.backfill.Backfill.Ignored;
import io.clicktrail.postback.backfill.Backfill.Move;
import io.clicktrail.postback.backfill.Backfill.Progress;
import io.clicktrail.postback.control.JudgeStore;
import io.clicktrail.postback.control.Subject;
import io.clicktrail.postback.control.SubjectStore;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.database.Column;

/**
 * Goes through the ignored deliveries of a network, page by page, each page in a transaction of its own: one that breaks
 * off is taken up again by the next call, since what was moved is not ignored any more.
 */
@Component
class BackfillStore {

    private static final int PAGE = 500;
    private static final long MOST = 100_000;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final SubjectStore subjects;
    private final JudgeStore judges;

    BackfillStore(
            DatabaseClient database, TransactionalOperator transaction, SubjectStore subjects, JudgeStore judges) {
        this.database = database;
        this.transaction = transaction;
        this.subjects = subjects;
        this.judges = judges;
    }

    Mono<Backfill.Report> carryOut(Backfill backfill, Instant now) {
        return page(backfill, backfill.start(), now)
                .expand(progress -> progress.finished() || progress.considered() >= MOST
                        ? Mono.empty()
                        : page(backfill, progress, now))
                .last()
                .map(progress -> backfill.report(progress, now));
    }

    private Mono<Progress> page(Backfill backfill, Progress before, Instant now) {
        return ignored(backfill, before)
                .flatMap(page -> judged(backfill, before, page, now))
                .flatMap(progress -> backfill.dryRun() ? Mono.just(progress) : moved(progress, now))
                .as(transaction::transactional);
    }

    private Mono<Progress> judged(Backfill backfill, Progress before, List<Ignored> page, Instant now) {
        List<Subject> asked =
                Backfill.movable(page).stream().map(Ignored::subject).toList();
        return judges.judgeOf(asked).map(judge -> backfill.after(before, page, judge.judge(asked), PAGE, now));
    }

    private static final String IGNORED_AFTER = "select d.id, d.planned_at, " + SubjectStore.COLUMNS + """
            , exists (
                select from delivery later
                where later.conversion = d.conversion and later.thread = d.thread
                  and (later.revision, later.step) > (d.revision, d.step)
                  and later.state in ('pending', 'delivered', 'exhausted')) as overtaken
            from delivery d
            where d.network = :network and d.state = 'ignored' and d.status = any(:statuses)
              and d.planned_at < :until and (d.planned_at, d.id) > (:last_at, :last_id)
            order by d.planned_at, d.id
            limit :page
            for update of d
            """;

    private Mono<List<Ignored>> ignored(Backfill backfill, Progress before) {
        return database.sql(IGNORED_AFTER)
                .bind("network", backfill.network().value())
                .bind(
                        "statuses",
                        backfill.statuses().stream()
                                .map(ConversionStatus::wireName)
                                .toArray(String[]::new))
                .bind("until", backfill.until())
                .bind("last_at", before.lastAt())
                .bind("last_id", before.lastId())
                .bind("page", PAGE)
                .map(this::read)
                .all()
                .collectList();
    }

    private Ignored read(Readable row) {
        return new Ignored(
                Column.of(row, "id", UUID.class),
                Column.of(row, "planned_at", Instant.class),
                Column.of(row, "overtaken", Boolean.class),
                subjects.read(row));
    }

    private static final String MOVE = """
            update delivery d
            set state = move.state, reason = move.reason, due_at = move.due_at,
                finished_at = case when move.state = 'declined' then :now end
            from unnest(:ids, :states, :reasons, :due_at) as move (id, state, reason, due_at)
            where d.id = any(:ids) and d.id = move.id
            """;

    private Mono<Progress> moved(Progress progress, Instant now) {
        List<Move> moves = progress.moves();
        return moves.isEmpty()
                ? Mono.just(progress)
                : database.sql(MOVE)
                        .bind("ids", moves.stream().map(Move::id).toArray(UUID[]::new))
                        .bind("states", moves.stream().map(Move::state).toArray(String[]::new))
                        .bind("reasons", reasons(moves))
                        .bind("due_at", moves.stream().map(Move::dueAt).toArray(Instant[]::new))
                        .bind("now", now)
                        .then()
                        .thenReturn(progress);
    }

    private static @Nullable String[] reasons(List<Move> moves) {
        @Nullable String[] reasons = new @Nullable String[moves.size()];
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = moves.get(i).reason();
        }
        return reasons;
    }
}
