package io.clicktrail.bot.sending;

import java.time.Duration;
import java.util.List;

import io.clicktrail.bot.sending.SendVerdict.Again;
import io.clicktrail.bot.sending.SendVerdict.Blocked;
import io.clicktrail.bot.sending.SendVerdict.Failed;
import io.clicktrail.bot.sending.SendVerdict.Moved;
import io.clicktrail.bot.sending.SendVerdict.Sent;
import io.clicktrail.bot.sending.SendVerdict.Throttled;
import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

/** From Telegram's answer to the fate of a message. */
final class SendRules {

    private static final double JITTER = 0.2;

    private final List<Duration> retries;
    private final Duration longestWait;

    SendRules(List<Duration> retries, Duration longestWait) {
        this.retries = retries;
        this.longestWait = longestWait;
    }

    /**
     * @param failedBefore attempts of this message that failed before this one
     * @param luck from 0 to 1, spreads the retries of messages that failed together
     */
    SendVerdict verdict(BotAnswer answer, int failedBefore, double luck) {
        return switch (answer) {
            case Accepted _ -> new Sent();
            case Refused refused -> ofRefusal(refused, failedBefore, luck);
            case Unreachable unreachable -> again(unreachable.reason(), failedBefore, luck);
        };
    }

    private SendVerdict ofRefusal(Refused refused, int failedBefore, double luck) {
        if (refused.migratedTo() != null) {
            return new Moved(refused.migratedTo());
        }
        String reason = refused.code() + " " + refused.description();
        return switch (refused.code()) {
            case 403 -> new Blocked(reason);
            case 429 -> new Throttled(refused.pause(longestWait));
            // 401 and 404 speak of the token, 409 of another bot with it: the message is not at fault.
            case 401, 404, 408, 409 -> again(reason, failedBefore, luck);
            default -> refused.code() < 500 ? new Failed(reason) : again(reason, failedBefore, luck);
        };
    }

    private SendVerdict again(String reason, int failedBefore, double luck) {
        if (failedBefore >= retries.size()) {
            return new Failed("given up after " + (failedBefore + 1) + " attempts: " + reason);
        }
        double factor = 1 + JITTER * (2 * luck - 1);
        return new Again(Duration.ofMillis(Math.round(retries.get(failedBefore).toMillis() * factor)), reason);
    }
}
