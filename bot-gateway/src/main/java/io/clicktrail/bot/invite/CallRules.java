package io.clicktrail.bot.invite;

import java.time.Duration;
import java.util.List;

import io.clicktrail.bot.invite.CallVerdict.Again;
import io.clicktrail.bot.invite.CallVerdict.Done;
import io.clicktrail.bot.invite.CallVerdict.Failed;
import io.clicktrail.bot.invite.CallVerdict.Moved;
import io.clicktrail.bot.invite.CallVerdict.Pointless;
import io.clicktrail.bot.invite.CallVerdict.Throttled;
import io.clicktrail.bot.telegram.BotAnswer;
import io.clicktrail.bot.telegram.BotAnswer.Accepted;
import io.clicktrail.bot.telegram.BotAnswer.Refused;
import io.clicktrail.bot.telegram.BotAnswer.Unreachable;

/** From Telegram's answer to what is done next. */
final class CallRules {

    /** The request is gone, its user is in already, may not come in, or is no more. Telegram tells that in words only. */
    private static final List<String> POINTLESS = List.of(
            "HIDE_REQUESTER_MISSING",
            "USER_ALREADY_PARTICIPANT",
            "USER_CHANNELS_TOO_MUCH",
            "INPUT_USER_DEACTIVATED",
            "USER_ID_INVALID");

    private final List<Duration> retries;
    private final Duration longestWait;

    CallRules(List<Duration> retries, Duration longestWait) {
        this.retries = retries;
        this.longestWait = longestWait;
    }

    /** @param failedBefore attempts that failed before this one */
    CallVerdict verdict(BotAnswer answer, int failedBefore) {
        return switch (answer) {
            case Accepted accepted -> new Done(accepted.result());
            case Refused refused -> ofRefusal(refused, failedBefore);
            case Unreachable unreachable -> again(unreachable.reason(), failedBefore);
        };
    }

    private CallVerdict ofRefusal(Refused refused, int failedBefore) {
        if (refused.migratedTo() != null) {
            return new Moved(refused.migratedTo());
        }
        if (refused.code() == 429) {
            return new Throttled(refused.pause(longestWait));
        }
        String reason = refused.code() + " " + refused.description();
        return POINTLESS.stream().anyMatch(refused.description()::contains)
                ? new Pointless(reason)
                : again(reason, failedBefore);
    }

    /** Also where the bot lacks a right: it may get it back. */
    private CallVerdict again(String reason, int failedBefore) {
        return failedBefore < retries.size() ? new Again(retries.get(failedBefore), reason) : new Failed(reason);
    }
}
