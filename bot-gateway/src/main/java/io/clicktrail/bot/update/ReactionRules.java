package io.clicktrail.bot.update;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.event.ReactionEvent.Change;
import io.clicktrail.event.ReactionEvent.ReactionChanged;
import io.clicktrail.event.ReactionEvent.ReactionTotals;

/** Reactions. Telegram tells all that somebody has on a message, before and after; what counts is the difference. */
final class ReactionRules {

    private static final int LONGEST_NAME = 64;

    private ReactionRules() {}

    static Outcome changed(TelegramObject change, Circumstances at) {
        Set<String> before = namesIn(change.list("old_reaction"));
        Set<String> after = namesIn(change.list("new_reaction"));
        Actor actor = Actor.in(change, "actor_chat");
        if (actor.bot()) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        if (before.equals(after)) {
            return new Ignored(IgnoreReason.REACTION_UNCHANGED);
        }
        int date = change.integer("date");
        List<String> added = without(after, before);
        List<String> removed = without(before, after);
        return Facts.of(new ReactionChanged(
                at.factId(date, "reaction.changed"),
                at.occurredAt(date),
                at.update(),
                actor.user(),
                actor.chat(),
                People.post(change),
                changeOf(added, removed),
                added,
                removed,
                List.copyOf(after)));
    }

    static Outcome totals(TelegramObject counted, Circumstances at) {
        int date = counted.integer("date");
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (TelegramObject reaction : counted.list("reactions")) {
            totals.merge(nameOf(reaction.get("type")), reaction.integer("total_count"), Integer::max);
        }
        return Facts.of(new ReactionTotals(
                at.factId(date, "reaction.totals"), at.occurredAt(date), at.update(), People.post(counted), totals));
    }

    private static Change changeOf(List<String> added, List<String> removed) {
        if (removed.isEmpty()) {
            return Change.ADDED;
        }
        return added.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    private static List<String> without(Set<String> reactions, Set<String> others) {
        return reactions.stream().filter(reaction -> !others.contains(reaction)).toList();
    }

    private static Set<String> namesIn(List<TelegramObject> reactions) {
        Set<String> names = new LinkedHashSet<>();
        reactions.forEach(reaction -> names.add(nameOf(reaction)));
        return names;
    }

    /** A kind of reaction that Telegram adds later goes by the name of its kind. */
    private static String nameOf(TelegramObject reaction) {
        String type = reaction.text("type", LONGEST_NAME);
        return switch (type) {
            case "emoji" -> reaction.text("emoji", LONGEST_NAME);
            case "custom_emoji" -> "custom:" + reaction.text("custom_emoji_id", LONGEST_NAME);
            default -> type;
        };
    }
}
