package io.clicktrail.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An action credited to a click: all that a postback or a report asks for.
 *
 * @param revision from 1; a later one stands where a late fact moved the credit to another click, or the action to another
 *     time
 * @param place where the action was done: the chat id, as text; for a share the place of its offer
 * @param rate what the advertiser owes for it
 * @param payout what the network is told that it earned
 * @param clickedAt when the winning click was made
 * @param actedAt when the action was done
 * @param origin where the click came from; absent in what was written before it was told
 */
public record Conversion(
        ConversionId id,
        int revision,
        ClickId click,
        OfferId offer,
        Goal goal,
        long user,
        String place,
        boolean premium,
        Money rate,
        Money payout,
        @Nullable NetworkId network,
        @Nullable String networkClickId,
        Map<String, String> subs,
        Instant clickedAt,
        Instant actedAt,
        @Nullable ClickOrigin origin) {}
