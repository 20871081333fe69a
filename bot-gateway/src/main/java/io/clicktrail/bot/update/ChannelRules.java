package io.clicktrail.bot.update;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.NotUnderstood;
import io.clicktrail.event.ReactionEvent.BoostRemoved;
import io.clicktrail.event.ReactionEvent.BoostSource;
import io.clicktrail.event.ReactionEvent.ChatBoosted;
import io.clicktrail.event.ReactionEvent.PostPublished;
import io.clicktrail.event.TelegramUser;

/** What happens to a channel as a whole: its posts and its boosts. */
final class ChannelRules {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_SOURCE = 32;

    private ChannelRules() {}

    static Outcome published(TelegramObject post, Circumstances at) {
        int date = post.integer("date");
        return Facts.of(new PostPublished(
                at.factId(date, "post.published"), at.occurredAt(date), at.update(), People.post(post)));
    }

    static Outcome boosted(TelegramObject update, Circumstances at) {
        TelegramObject boost = update.get("boost");
        TelegramObject origin = boost.get("source");
        BoostSource source = sourceOf(origin);
        if (source == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_SHAPE);
        }
        int date = boost.integer("add_date");
        return Facts.of(new ChatBoosted(
                at.factId(date, "chat.boosted"),
                at.occurredAt(date),
                at.update(),
                userOf(origin),
                People.chat(update.get("chat")),
                boost.text("boost_id", LONGEST_ID),
                source,
                Instant.ofEpochSecond(boost.integer("expiration_date"))));
    }

    static Outcome boostRemoved(TelegramObject update, Circumstances at) {
        TelegramObject origin = update.get("source");
        BoostSource source = sourceOf(origin);
        if (source == null) {
            return new NotUnderstood(KeepReason.UNKNOWN_SHAPE);
        }
        int date = update.integer("remove_date");
        return Facts.of(new BoostRemoved(
                at.factId(date, "chat.boost_removed"),
                at.occurredAt(date),
                at.update(),
                userOf(origin),
                People.chat(update.get("chat")),
                update.text("boost_id", LONGEST_ID),
                source));
    }

    private static @Nullable TelegramUser userOf(TelegramObject origin) {
        TelegramObject user = origin.find("user");
        return user == null ? null : People.user(user);
    }

    private static @Nullable BoostSource sourceOf(TelegramObject origin) {
        return switch (origin.text("source", LONGEST_SOURCE)) {
            case "premium" -> BoostSource.PREMIUM;
            case "gift_code" -> BoostSource.GIFT_CODE;
            case "giveaway" -> BoostSource.GIVEAWAY;
            default -> null;
        };
    }
}
