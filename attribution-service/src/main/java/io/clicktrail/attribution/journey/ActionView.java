package io.clicktrail.attribution.journey;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.decision.Explanation;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/**
 * What somebody did, and how it stands.
 *
 * @param goal that asks for it; absent where they joined or shared
 * @param bot with which they did it
 * @param chat that they joined, or where they did it
 * @param message to which they did it
 * @param offer that they shared, or for which a partner reports it
 * @param source which partner reports it, and under which reference
 * @param premium whether they had Telegram Premium then, where Telegram tells
 * @param settlesAt until when late facts may change that
 * @param lateness what a fact that came too late would have changed
 * @param explanation why no click is credited; of a credited action it stands with its conversion
 */
record ActionView(
        EventId event,
        long user,
        @Nullable String goal,
        @Nullable String bot,
        @Nullable Long chat,
        @Nullable String chatUsername,
        @Nullable Integer message,
        @Nullable OfferId offer,
        @Nullable String source,
        @Nullable String reference,
        @Nullable Boolean premium,
        Instant actedAt,
        String state,
        @Nullable Instant settlesAt,
        @Nullable String lateness,
        @Nullable Explanation explanation) {}
