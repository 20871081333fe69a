package io.clicktrail.postback.delivery;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.delivery.BulkOrder.Choice;
import io.clicktrail.postback.delivery.BulkOrder.Deed;

/**
 * An order as a person gives it: either ids or a filter.
 *
 * @param perMinute 600 where it is not given
 * @param dryRun only count them; false where it is not given
 */
record BulkRequest(
        @Nullable List<UUID> ids,
        @Nullable DeliveryFilter filter,
        @Nullable Integer perMinute,
        @Nullable Boolean dryRun) {

    private static final int MOST_IDS = 1_000;
    private static final int FASTEST = 60_000;
    private static final Set<String> REPLAYED_BY_FILTER = Set.of("exhausted", "undeliverable", "declined");

    /** @throws ProblemException naming the field that is wrong */
    BulkOrder judged(Deed deed) {
        int pace = perMinute == null ? BulkOrder.USUAL_PACE : perMinute;
        require(pace >= 1 && pace <= FASTEST, "per_minute", "1 to " + FASTEST);
        return new BulkOrder(deed, choice(deed), pace, Boolean.TRUE.equals(dryRun));
    }

    private Choice choice(Deed deed) {
        if (ids != null && filter == null) {
            require(!ids.isEmpty() && ids.size() <= MOST_IDS, "ids", "1 to " + MOST_IDS);
            return new Choice.Named(List.copyOf(ids));
        }
        if (filter == null || ids != null) {
            throw wrong("ids", "either ids or a filter");
        }
        requireState(deed, filter.state());
        require(!filter.values().isEmpty(), "filter", "at least one condition");
        return new Choice.Filtered(filter);
    }

    /** What a network has taken is sent again by its id only. */
    private static void requireState(Deed deed, @Nullable String state) {
        if (deed == Deed.REPLAY) {
            require(
                    state != null && REPLAYED_BY_FILTER.contains(state),
                    "filter.state",
                    "exhausted, undeliverable or declined");
        } else {
            require(state == null || state.equals("held"), "filter.state", "held, or left out");
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw wrong(field, rule);
        }
    }

    private static ProblemException wrong(String field, String rule) {
        return new ProblemException(400, "invalid_field", field + ": " + rule);
    }
}
