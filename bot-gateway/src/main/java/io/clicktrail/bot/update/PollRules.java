package io.clicktrail.bot.update;

import java.util.List;

import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.update.Outcome.Facts;
import io.clicktrail.bot.update.Outcome.Ignored;
import io.clicktrail.event.ReactionEvent.PollAnswered;
import io.clicktrail.event.ReactionEvent.PollTotals;

/** Polls that the bot has sent; of others it hears nothing. */
final class PollRules {

    private static final int LONGEST_ID = 64;

    private PollRules() {}

    static Outcome answered(TelegramObject answer, Circumstances at) {
        Actor actor = Actor.in(answer, "voter_chat");
        if (actor.bot()) {
            return new Ignored(IgnoreReason.DONE_BY_BOT);
        }
        return Facts.of(new PollAnswered(
                at.factId("poll.answered"),
                at.receivedAt(),
                at.update(),
                actor.user(),
                actor.chat(),
                answer.text("poll_id", LONGEST_ID),
                answer.integers("option_ids")));
    }

    static Outcome totals(TelegramObject poll, Circumstances at) {
        List<Integer> votes = poll.list("options").stream()
                .map(option -> option.integer("voter_count"))
                .toList();
        return Facts.of(new PollTotals(
                at.factId("poll.totals"),
                at.receivedAt(),
                at.update(),
                poll.text("id", LONGEST_ID),
                votes,
                poll.integer("total_voter_count"),
                poll.flag("is_closed")));
    }
}
