package io.clicktrail.bot.membership;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ReactionEvent.ButtonPressed;

/**
 * Whether a user is a member where an offer wants them to be.
 *
 * @param id of the event that raised it: each raises it once
 * @param callback by which the user who asks is answered; absent where nobody waits
 * @param language IETF tag of the user's app
 * @param actedAt when the action was done whose hold is to end; absent where the user asks
 */
public record Question(
        UUID id,
        long user,
        OfferId offer,
        @Nullable String callback,
        @Nullable String language,
        @Nullable Instant actedAt) {

    /** Nothing where another button was pressed. */
    public static Optional<Question> of(ButtonPressed press) {
        return Optional.ofNullable(CheckButton.offerIn(press.data()))
                .map(offer -> new Question(
                        press.id().value(),
                        press.user().id(),
                        offer,
                        press.callback(),
                        press.user().language(),
                        null));
    }

    static Question of(ConversionPending pending) {
        return new Question(
                pending.id().value(),
                pending.conversion().user(),
                pending.conversion().offer(),
                null,
                null,
                pending.conversion().actedAt());
    }
}
