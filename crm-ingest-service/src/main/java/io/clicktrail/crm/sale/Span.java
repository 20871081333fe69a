package io.clicktrail.crm.sale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.deal.StatusChange;

/**
 * A time during which a lead was won.
 *
 * @param wins the changes that say so; the first one began it
 * @param end when the lead left the won stage; absent while it is in it
 */
record Span(List<StatusChange> wins, @Nullable Instant end) {

    /** @param timeline all that is known of one lead, in order */
    static List<Span> of(List<StatusChange> timeline) {
        List<Span> spans = new ArrayList<>();
        List<StatusChange> wins = new ArrayList<>();
        for (StatusChange change : timeline) {
            if (change.closesSale()) {
                wins.add(change);
            } else if (!wins.isEmpty() && !change.stage().won()) {
                spans.add(new Span(List.copyOf(wins), change.at()));
                wins.clear();
            }
        }
        if (!wins.isEmpty()) {
            spans.add(new Span(List.copyOf(wins), null));
        }
        return spans;
    }

    StatusChange first() {
        return wins.getFirst();
    }

    /** The first of the wins that names a price, since not every hook does; else the first. */
    StatusChange bestTold() {
        return wins.stream()
                .filter(win -> win.details().price() != null)
                .findFirst()
                .orElse(first());
    }

    boolean contains(Sale sale) {
        return wins.stream().anyMatch(win -> win.key().equals(sale.closedBy()));
    }
}
