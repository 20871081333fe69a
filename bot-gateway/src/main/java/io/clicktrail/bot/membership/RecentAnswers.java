package io.clicktrail.bot.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What Telegram has answered in the last seconds, so that who presses a button ten times asks it once. */
final class RecentAnswers {

    private final Duration remembered;
    private final Map<Place, Answer> answers = new LinkedHashMap<>();

    RecentAnswers(Duration remembered) {
        this.remembered = remembered;
    }

    private record Place(long user, String chat) {}

    private record Answer(boolean member, Instant at) {}

    /** Null where nothing is known any more. */
    synchronized @Nullable Boolean find(long user, String chat, Instant now) {
        forgetOld(now);
        Answer answer = answers.get(new Place(user, chat));
        return answer == null ? null : answer.member();
    }

    synchronized void add(long user, String chat, boolean member, Instant now) {
        answers.remove(new Place(user, chat));
        answers.put(new Place(user, chat), new Answer(member, now));
    }

    /** The oldest come first. */
    private void forgetOld(Instant now) {
        Instant oldest = now.minus(remembered);
        var entries = answers.values().iterator();
        while (entries.hasNext() && !entries.next().at().isAfter(oldest)) {
            entries.remove();
        }
    }
}
