package io.clicktrail.bot.update;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.bot.update.Outcome.Started;
import io.clicktrail.event.Chat;
import io.clicktrail.event.PlaceEvent;
import io.clicktrail.event.PlaceEvent.BotRightsChanged;
import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.event.PlaceEvent.PlaceChecked;
import io.clicktrail.event.Post;
import io.clicktrail.event.PurchaseEvent.ContentPurchased;
import io.clicktrail.event.PurchaseEvent.PaymentEvent;
import io.clicktrail.event.PurchaseEvent.StarsPaid;
import io.clicktrail.event.PurchaseEvent.StarsRefunded;
import io.clicktrail.event.PurchaseEvent.SubscriptionChanged;
import io.clicktrail.event.ReactionEvent;
import io.clicktrail.event.ReactionEvent.BoostRemoved;
import io.clicktrail.event.ReactionEvent.ButtonPressed;
import io.clicktrail.event.ReactionEvent.ChatBoosted;
import io.clicktrail.event.ReactionEvent.CommentEdited;
import io.clicktrail.event.ReactionEvent.CommentPosted;
import io.clicktrail.event.ReactionEvent.InlineResultSent;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.PollTotals;
import io.clicktrail.event.ReactionEvent.PostForwarded;
import io.clicktrail.event.ReactionEvent.PostPublished;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.ReactionEvent.ReactionTotals;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramEvent.BotBlocked;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.BotUnblocked;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/** An outcome in few words, for the tables of tests: who did what, where. */
final class Told {

    private Told() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Started started -> of(started.event());
            case Facts facts -> facts.facts().stream().map(Told::of).collect(Collectors.joining(" + "));
            case Ignored ignored -> "ignored: " + ignored.reason().wireName();
            case NotUnderstood kept -> "kept: " + kept.reason().wireName();
        };
    }

    private static String of(TrackingEvent event) {
        return switch (event) {
            case TelegramEvent join -> of(join);
            case ReactionEvent reaction -> of(reaction);
            case PaymentEvent payment -> of(payment);
            case PlaceEvent place -> of(place);
            default -> throw new IllegalArgumentException("no update tells " + event);
        };
    }

    private static String of(TelegramEvent event) {
        return who(event.user())
                + switch (event) {
                    case BotStarted start -> " starts %s with %s".formatted(start.bot(), start.payload());
                    case ChatJoined join ->
                        " joins %s by %s".formatted(join.chat().id(), join.inviteName());
                    case ChatLeft left -> " leaves %s: %s".formatted(left.chat().id(), left.departure());
                    case JoinRequested request ->
                        " asks to join %s by %s".formatted(request.chat().id(), request.inviteName());
                    case MiniAppOpened opened -> " opens " + opened.botId();
                    case BotBlocked _ -> " blocks the bot";
                    case BotUnblocked _ -> " unblocks the bot";
                    case MembershipChecked _ -> " is looked up";
                };
    }

    private static String of(ReactionEvent event) {
        return switch (event) {
            case ReactionChanged changed ->
                "%s reacts on %s: +%s -%s =%s %s"
                        .formatted(
                                who(changed.user(), changed.actor()),
                                where(changed.post()),
                                changed.added(),
                                changed.removed(),
                                changed.standing(),
                                changed.change());
            case ReactionTotals totals -> "totals of %s: %s".formatted(where(totals.post()), totals.totals());
            case CommentPosted comment ->
                "%s comments on %s at %s in %d"
                        .formatted(
                                who(comment.user()), where(comment.post()), where(comment.comment()), comment.length());
            case CommentEdited comment ->
                "%s edits comment on %s at %s to %d"
                        .formatted(
                                who(comment.user()), where(comment.post()), where(comment.comment()), comment.length());
            case PollAnswered answer ->
                "%s votes %s in %s".formatted(who(answer.user(), answer.actor()), answer.options(), answer.poll());
            case PollTotals totals ->
                "totals of %s: %s by %d%s"
                        .formatted(totals.poll(), totals.votes(), totals.voters(), totals.closed() ? " closed" : "");
            case ButtonPressed press ->
                "%s presses %s at %s"
                        .formatted(who(press.user()), press.data(), where(press.post(), press.inlineMessage()));
            case PostForwarded forward ->
                "%s forwards %s to %s"
                        .formatted(
                                who(forward.user()),
                                where(forward.post()),
                                forward.into().id());
            case InlineResultSent sent -> "%s sends %s".formatted(who(sent.user()), sent.result());
            case ChatBoosted boost ->
                "%s boosts %s by %s %s"
                        .formatted(who(boost.user(), null), boost.chat().id(), boost.source(), boost.boost());
            case BoostRemoved boost ->
                "%s boosts %s no more by %s %s"
                        .formatted(who(boost.user(), null), boost.chat().id(), boost.source(), boost.boost());
            case PostPublished published -> "post " + where(published.post());
        };
    }

    private static String of(PaymentEvent event) {
        return who(event.user())
                + switch (event) {
                    case StarsPaid paid ->
                        " pays %s %s for %s".formatted(paid.amount().plainAmount(), paid.charge(), paid.payload());
                    case StarsRefunded refund ->
                        " gets back %s %s for %s"
                                .formatted(refund.amount().plainAmount(), refund.charge(), refund.payload());
                    case ContentPurchased bought -> " buys " + bought.payload();
                    case SubscriptionChanged changed -> " has %s %s".formatted(changed.payload(), changed.state());
                };
    }

    private static String of(PlaceEvent event) {
        return switch (event) {
            case BotRightsChanged changed ->
                "bot in %s: %s %s".formatted(changed.chat().id(), changed.status(), changed.rights());
            case PlaceChecked checked -> checked.place() + " lacks " + checked.lack();
            case InviteLinkCreated made -> "%s has the link %s".formatted(made.offer(), made.link());
            case ChatMigrated migrated ->
                "%s becomes %s".formatted(migrated.chat().id(), migrated.newId());
        };
    }

    private static String who(@Nullable TelegramUser user, @Nullable Chat actor) {
        if (user != null) {
            return who(user);
        }
        return actor == null ? "nobody" : "chat " + actor.id();
    }

    private static String who(TelegramUser user) {
        return user.id() + (user.premium() ? "*" : "");
    }

    private static String where(@Nullable Post post, @Nullable String inlineMessage) {
        return post == null ? String.valueOf(inlineMessage) : where(post);
    }

    private static String where(Post post) {
        return post.chat().id() + "/" + post.message();
    }
}
