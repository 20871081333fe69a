package io.clicktrail.bot.webapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.bot.telegram.CleanText;
import io.clicktrail.bot.telegram.People;
import io.clicktrail.bot.telegram.TelegramObject;
import io.clicktrail.bot.telegram.UnreadableObjectException;
import io.clicktrail.bot.webapp.StartVerdict.Flaw;
import io.clicktrail.bot.webapp.StartVerdict.Genuine;
import io.clicktrail.bot.webapp.StartVerdict.Refused;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramUser;

/** From init data to the start it proves. Nothing is read from it before its seal is found good. */
final class StartRules {

    /** As much as a {@code ?start=} payload may have; more is never a click of ours. */
    private static final int LONGEST_PAYLOAD = 64;
    /** How far Telegram's clock may be before ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int MOST_DIGITS_OF_DATE = 10;
    /** So that a start is not before the click that led to it, which is known more exactly. */
    private static final int MILLIS_TO_END_OF_SECOND = 999;

    private static final JsonMapper JSON = new JsonMapper();

    private final Duration fresh;

    /** @param fresh how long after Telegram has signed it a start is believed */
    StartRules(Duration fresh) {
        this.fresh = fresh;
    }

    StartVerdict judge(String initData, Seal seal, Instant now) {
        InitData data = InitData.parse(initData);
        if (data == null) {
            return new Refused(Flaw.MALFORMED);
        }
        if (!seal.isOn(data)) {
            return new Refused(Flaw.WRONG_SIGNATURE);
        }
        Instant signedAt = dateIn(data);
        if (signedAt == null
                || signedAt.isAfter(now.plus(SKEW))
                || signedAt.plus(fresh).isBefore(now)) {
            return new Refused(Flaw.EXPIRED);
        }
        TelegramUser user = userIn(data);
        return user == null ? new Refused(Flaw.NO_USER) : new Genuine(opened(data, seal, signedAt, user));
    }

    private static MiniAppOpened opened(InitData data, Seal seal, Instant signedAt, TelegramUser user) {
        String payload = CleanText.of(data.field("start_param"), LONGEST_PAYLOAD);
        return new MiniAppOpened(
                idOf(data, seal, signedAt),
                signedAt.plusMillis(MILLIS_TO_END_OF_SECOND),
                seal.botId(),
                user,
                ClickId.find(payload),
                payload,
                seal.proof());
    }

    /** The same data is the same start, however often and by whichever seal it is shown. */
    private static EventId idOf(InitData data, Seal seal, Instant signedAt) {
        return EventId.derived(
                signedAt,
                "telegram",
                "miniapp.opened",
                Long.toString(seal.botId()),
                data.linesWithout(Set.of(InitData.HASH, InitData.SIGNATURE)));
    }

    private static @Nullable Instant dateIn(InitData data) {
        String date = data.field("auth_date");
        boolean number = date != null
                && !date.isEmpty()
                && date.length() <= MOST_DIGITS_OF_DATE
                && date.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Instant.ofEpochSecond(Long.parseLong(date)) : null;
    }

    private static @Nullable TelegramUser userIn(InitData data) {
        String user = data.field("user");
        if (user == null) {
            return null;
        }
        try {
            TelegramObject object = TelegramObject.of(JSON.readTree(user));
            return People.isBot(object) ? null : People.user(object);
        } catch (JacksonException | UnreadableObjectException e) {
            return null;
        }
    }
}
