package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.PurchaseEvent.StarsRefunded;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/** A user took back what they had done to the target, or got their money back. */
public record Retraction(EventId event, Instant at, long user, Target target) implements Fact {

    /** What the event takes back; a refund does not tell of what, so it takes back either. */
    public static List<Retraction> of(TrackingEvent event) {
        return switch (event) {
            case ReactionChanged changed ->
                changed.standing().isEmpty()
                        ? by(changed.user(), changed, Target.message(Goal.REACTION, changed.post()))
                        : List.of();
            case PollAnswered answered ->
                answered.options().isEmpty() ? by(answered.user(), answered, pollOf(answered)) : List.of();
            case BotBlocked blocked ->
                by(
                        blocked.user(),
                        blocked,
                        Target.bot(Goal.BOT_START, blocked.update().bot(), ""));
            case StarsRefunded refunded ->
                by(
                        refunded.user(),
                        refunded,
                        Target.bot(Goal.STARS_PURCHASE, refunded.update().bot(), refunded.charge()),
                        Target.bot(Goal.PAID_CONTENT, refunded.update().bot(), refunded.payload()));
            default -> List.of();
        };
    }

    static Target pollOf(PollAnswered answered) {
        return Target.bot(Goal.POLL_VOTE, answered.update().bot(), answered.poll());
    }

    private static List<Retraction> by(@Nullable TelegramUser user, TrackingEvent event, Target... targets) {
        return user == null
                ? List.of()
                : List.of(targets).stream()
                        .map(target -> new Retraction(event.id(), event.occurredAt(), user.id(), target))
                        .toList();
    }
}
