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

        void see(Planned planned) {
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

        Report report(long most) {
            return new Report(
                    considered,
                    matched,
                    rule.action().name().toLowerCase(Locale.ROOT),
                    considered < most,
                    Page.of(page, size, DryRun::cursorOf));
        }
    }

    private static Cursor cursorOf(Match match) {
        return Cursor.of(match.plannedAt(), match.postback().toString());
    }
}
