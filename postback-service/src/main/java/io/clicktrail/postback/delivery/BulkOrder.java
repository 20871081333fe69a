package io.clicktrail.postback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done to many deliveries.
 *
 * @param perMinute how many of one network at most
 * @param dryRun only count them
 */
record BulkOrder(Deed deed, Choice choice, int perMinute, boolean dryRun) {

    /** What people may do to deliveries. */
    enum Deed {
        /** Send what is over once more, with the same id and on a fresh schedule. */
        REPLAY,
        /** Let go what is held. */
        RELEASE,
        /** Decline what is held. */
        REJECT
    }

    /** Which ones. */
    sealed interface Choice {

        record Named(List<UUID> ids) implements Choice {}

        record Filtered(DeliveryFilter filter) implements Choice {}
    }

    /**
     * What came of it, or would.
     *
     * @param count how many it is about
     * @param more whether there are more than one order may be about: then it should be given again
     * @param lastDueAt when the last of them is due; absent where nothing is sent
     */
    record Outcome(long count, boolean more, @Nullable Instant lastDueAt) {}

    static final int USUAL_PACE = 600;

    static BulkOrder of(Deed deed, UUID id) {
        return new BulkOrder(deed, new Choice.Named(List.of(id)), USUAL_PACE, false);
    }

    /** Between two of one network. */
    Duration pause() {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }
}
