package io.clicktrail.postback.control;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.network.ConversionStatus;

/**
 * What rules may ask of a planned postback.
 *
 * @param thread all that one network hears of one conversion, in the order of revision and of the status' step
 * @param clickedAt absent where it was not told
 * @param origin absent where it was not told
 */
public record Subject(
        UUID thread,
        UUID conversion,
        int revision,
        ConversionStatus status,
        NetworkId network,
        String offer,
        String goal,
        Money payout,
        boolean premium,
        Map<String, String> subs,
        @Nullable Instant clickedAt,
        Instant actedAt,
        @Nullable ClickOrigin origin) {

    /** Absent where nobody knows it. */
    @Nullable
    String visitor() {
        return origin == null ? null : origin.visitor();
    }
}
