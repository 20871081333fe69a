package io.clicktrail.bot.place;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.bot.place.Finding.Found;
import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.GoalTerms;
import io.clicktrail.event.GoalTerms.PlaceKind;
import io.clicktrail.event.PlaceEvent.BotStatus;
import io.clicktrail.event.PlaceEvent.Lack;

/** What a goal lacks at a place, from what Telegram said of it. */
final class PlaceRules {

    private PlaceRules() {}

    /** @param found null where there is no such chat, or the bot may not see it */
    static PlaceVerdict judge(Goal goal, @Nullable Found found) {
        if (found == null) {
            return new PlaceVerdict(null, null, Lack.NOT_FOUND, Set.of());
        }
        if (!goal.terms().places().contains(kindOf(found.chat()))) {
            return new PlaceVerdict(found.chat(), null, Lack.OTHER_KIND, Set.of());
        }
        return verdict(goal.terms(), found.chat(), null, found.bot());
    }

    /**
     * For a goal that is done in the group linked to the channel.
     *
     * @param discussion that group; null where there is none, or the bot may not see it
     */
    static PlaceVerdict judgeDiscussed(Goal goal, Found channel, @Nullable Found discussion) {
        Long linked = channel.linked();
        if (linked == null) {
            return new PlaceVerdict(channel.chat(), null, Lack.NO_DISCUSSION, Set.of());
        }
        return discussion == null
                ? new PlaceVerdict(
                        channel.chat(),
                        linked,
                        Lack.NOT_ADMINISTRATOR,
                        goal.terms().rights())
                : verdict(goal.terms(), channel.chat(), linked, discussion.bot());
    }

    private static PlaceVerdict verdict(GoalTerms terms, Chat chat, @Nullable Long discussion, BotMember bot) {
        Set<BotRight> missing = EnumSet.copyOf(terms.rights());
        missing.removeAll(bot.rights());
        if (bot.status() != BotStatus.ADMINISTRATOR) {
            return new PlaceVerdict(chat, discussion, Lack.NOT_ADMINISTRATOR, missing);
        }
        return new PlaceVerdict(chat, discussion, missing.isEmpty() ? null : Lack.RIGHTS, missing);
    }

    private static PlaceKind kindOf(Chat chat) {
        if (People.isPrivate(chat)) {
            return PlaceKind.BOT;
        }
        return People.isGroup(chat) ? PlaceKind.GROUP : PlaceKind.CHANNEL;
    }
}
