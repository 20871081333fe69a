package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Goal;
import io.clicktrail.event.PurchaseEvent.ContentPurchased;
import io.clicktrail.event.PurchaseEvent.StarsPaid;
import io.clicktrail.event.ReactionEvent.ButtonPressed;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.PostForwarded;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/**
 * A user reacted, commented, voted, forwarded, started a bot or paid: whatever Telegram tells by one event, beside joins.
 *
 * @param premium whether they had Telegram Premium then
 * @param heardAt when this service first heard of it, by its own clock
 */
public record Deed(EventId event, Instant at, long user, Target target, boolean premium, Instant heardAt)
        implements Action {

    /** What the bot writes on a button that stands for a reaction where Telegram names nobody. */
    private static final String LIKE = "like";

    private static final String PRIVATE = "private";

    /** Nothing of what no goal asks for, of what was there already, and of what nobody whom Telegram names has done. */
    public static Optional<Deed> of(TrackingEvent event, Instant heardAt) {
        return switch (event) {
            case ReactionChanged changed ->
                begins(changed)
                        ? by(changed.user(), Target.message(Goal.REACTION, changed.post()), changed, heardAt)
                        : Optional.empty();
            case ButtonPressed pressed -> liked(pressed, heardAt);
            case CommentPosted comment ->
                by(comment.user(), Target.message(Goal.COMMENT, comment.post()), comment, heardAt);
            case PostForwarded forwarded ->
                by(forwarded.user(), Target.message(Goal.FORWARD, forwarded.post()), forwarded, heardAt);
            case PollAnswered answered ->
                answered.options().isEmpty()
                        ? Optional.empty()
                        : by(answered.user(), Retraction.pollOf(answered), answered, heardAt);
            case BotStarted started ->
                by(started.user(), Target.bot(Goal.BOT_START, started.bot(), ""), started, heardAt);
            case MiniAppOpened opened ->
                by(opened.user(), Target.bot(Goal.MINIAPP_START, Long.toString(opened.botId()), ""), opened, heardAt);
            case ContentPurchased bought ->
                by(
                        bought.user(),
                        Target.bot(Goal.PAID_CONTENT, bought.update().bot(), bought.payload()),
                        bought,
                        heardAt);
            case StarsPaid paid ->
                by(paid.user(), Target.bot(Goal.STARS_PURCHASE, paid.update().bot(), paid.charge()), paid, heardAt);
            default -> Optional.empty();
        };
    }

    /** Whoever has another reaction there already has not begun to react. */
    private static boolean begins(ReactionChanged changed) {
        return !changed.standing().isEmpty()
                && changed.removed().isEmpty()
                && changed.added().containsAll(changed.standing());
    }

    private static Optional<Deed> liked(ButtonPressed pressed, Instant heardAt) {
        var post = pressed.post();
        return post == null || post.chat().type().equals(PRIVATE) || !LIKE.equals(pressed.data())
                ? Optional.empty()
                : by(pressed.user(), Target.message(Goal.REACTION, post), pressed, heardAt);
    }

    private static Optional<Deed> by(@Nullable TelegramUser user, Target target, TrackingEvent event, Instant heardAt) {
        return user == null
                ? Optional.empty()
                : Optional.of(new Deed(event.id(), event.occurredAt(), user.id(), target, user.premium(), heardAt));
    }

    /** Where it was done; the private chat of the user where it was done with a bot. */
    public Chat chat() {
        Chat chat = target.chat();
        return chat == null ? new Chat(user, null, PRIVATE) : chat;
    }
}
