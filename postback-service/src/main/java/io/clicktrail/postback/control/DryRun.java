package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;

/**
 * A rule that is tried on what was planned from then to then. Others are not asked, so that it can be seen what it does
 * by itself.
 *
 * @param before where the page of matches begins: newest first
 * @param size of the page
 */
record DryRun(Rule rule, @Nullable NetworkId network, Instant from, Instant to, Cursor before, int size) {

    /** So many are looked at. */
    private static final long MOST = 1_000_000;

    private static final UUID LOWEST = new UUID(0, 0);

    /**
     * What it would have done.
     *
     * @param complete false where there was more than is looked at in one run: then these are the newest
     * @param matches a page of them, newest first
     */
    record Report(long considered, long matched, String would, boolean complete, Page<Match> matches) {}

    /** @param state that it really has */
    record Match(
            UUID postback,
            UUID conversion,
            String network,
            String click,
            String status,
            String state,
            Instant plannedAt) {}

    /** A delivery that was planned. */
    record Planned(Subject subject, int sameVisitor, Match shown) {}

    Count count() {
        return new Count();
    }

    /** Goes through the deliveries, newest first, and keeps no more of them than a page. */
    final class Count {

        private long considered;
        private long matched;
        private final List<Match> page = new ArrayList<>();
        private @Nullable Match last;
        private boolean over;

        /** @param full how many a full page has: one that is not full is the last */
        Count after(List<Planned> seen, int full) {
            seen.forEach(this::see);
            over = seen.size() < full;
            last = seen.isEmpty() ? last : seen.getLast().shown();
            return this;
        }

        boolean isOver() {
            return over || considered >= MOST;
        }

        Instant lastAt() {
            return last == null ? to : last.plannedAt();
        }

        UUID lastId() {
            return last == null ? LOWEST : last.postback();
        }

        private void see(Planned planned) {
            considered++;
            if (rule.holds(planned.subject(), planned.sameVisitor())) {
                matched++;
                keep(planned.shown());
            }
        }

        private void keep(Match match) {
            boolean follows = isBefore(match.plannedAt(), match.postback());
            if (follows && page.size() <= size) {
                page.add(match);
            }
        }

        private boolean isBefore(Instant plannedAt, UUID id) {
            int time = plannedAt.compareTo(before.at());
            return time < 0 || time == 0 && id.toString().compareTo(before.id()) < 0;
        }

        Report report() {
            return new Report(
                    considered,
                    matched,
                    rule.action().name().toLowerCase(Locale.ROOT),
                    over,
                    Page.of(page, size, DryRun::cursorOf));
        }
    }

    private static Cursor cursorOf(Match match) {
        return Cursor.of(match.plannedAt(), match.postback().toString());
    }
}
