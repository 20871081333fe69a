package io.clicktrail.postback.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Subject;
import io.clicktrail.postback.control.Verdict;
import io.clicktrail.postback.network.ConversionStatus;

/**
 * History that a network shall be told.
 *
 * @param statuses those that the network lists
 * @param until exclusive
 */
record Backfill(
        NetworkId network,
        Set<ConversionStatus> statuses,
        Instant since,
        Instant until,
        int perMinute,
        boolean dryRun) {

    private static final UUID LOWEST = new UUID(0, 0);

    /**
     * A delivery that was ignored.
     *
     * @param overtaken whether the network was told a later step of its thread: this one would come too late
     */
    record Ignored(UUID id, Instant plannedAt, boolean overtaken, Subject subject) {}

    /** What becomes of one: its new state, as deliveries have it. */
    record Move(UUID id, String state, @Nullable String reason, Instant dueAt) {}

    /**
     * How far it has come.
     *
     * @param considered deliveries that were ignored and are wanted now
     * @param overtaken of these, those that would come too late
     * @param moves of the last page
     */
    record Progress(
            long considered,
            long sent,
            long held,
            long declined,
            long overtaken,
            Instant lastAt,
            UUID lastId,
            List<Move> moves,
            boolean finished) {}

    /**
     * @param send how many are sent, or would be
     * @param more whether there are more than one call is about: then it should be made again
     * @param lastDueAt when the last is due; absent where nothing is sent
     */
    record Report(
            long considered,
            long send,
            long hold,
            long decline,
            long overtaken,
            boolean more,
            @Nullable Instant lastDueAt) {}

    Progress start() {
        return new Progress(0, 0, 0, 0, 0, since.minusNanos(1_000), LOWEST, List.of(), false);
    }

    /**
     * @param page in the order of time
     * @param verdicts on those of the page that were not overtaken
     * @param size that a full page has: one that is not full is the last
     */
    Progress after(Progress before, List<Ignored> page, List<Verdict> verdicts, int size, Instant now) {
        List<Ignored> movable = movable(page);
        List<Move> moves = new ArrayList<>();
        long sent = before.sent();
        for (int i = 0; i < movable.size(); i++) {
            Verdict verdict = verdicts.get(i);
            moves.add(move(movable.get(i).id(), verdict, now.plus(pause().multipliedBy(sent))));
            sent += verdict instanceof Verdict.Send ? 1 : 0;
        }
        return new Progress(
                before.considered() + page.size(),
                sent,
                before.held() + count(verdicts, Verdict.Hold.class),
                before.declined() + count(verdicts, Verdict.Decline.class),
                before.overtaken() + page.size() - movable.size(),
                page.isEmpty() ? before.lastAt() : page.getLast().plannedAt(),
                page.isEmpty() ? before.lastId() : page.getLast().id(),
                List.copyOf(moves),
                page.size() < size);
    }

    static List<Ignored> movable(List<Ignored> page) {
        return page.stream().filter(ignored -> !ignored.overtaken()).toList();
    }

    private static Move move(UUID id, Verdict verdict, Instant dueAt) {
        return switch (verdict) {
            case Verdict.Send _ -> new Move(id, "pending", null, dueAt);
            case Verdict.Hold(String reason) -> new Move(id, "held", reason, dueAt);
            case Verdict.Decline(String reason) -> new Move(id, "declined", reason, dueAt);
        };
    }

    private static long count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return verdicts.stream().filter(kind::isInstance).count();
    }

    private Duration pause() {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }

    Report report(Progress progress, Instant now) {
        return new Report(
                progress.considered(),
                progress.sent(),
                progress.held(),
                progress.declined(),
                progress.overtaken(),
                !progress.finished(),
                progress.sent() == 0 ? null : now.plus(pause().multipliedBy(progress.sent() - 1)));
    }
}
