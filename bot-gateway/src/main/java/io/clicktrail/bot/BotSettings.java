package io.clicktrail.bot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All that can be set, except the secrets, which are read once where they are used. Wrong values are refused at the
 * start, with the name of the setting.
 *
 * @param username of the bot, without the @
 * @param publicBaseUrl the click-gateway as visitors reach it, without a slash at the end: what share links begin with
 * @param apiUrl where the Bot API answers
 * @param mode how updates come
 */
@ConfigurationProperties("bot")
public record BotSettings(
        @DefaultValue("") String username,
        @DefaultValue("") URI publicBaseUrl,
        @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("webhook") Mode mode,
        @DefaultValue Webhook webhook,
        @DefaultValue Polling polling,
        @DefaultValue Updates updates,
        @DefaultValue MiniApp miniApp,
        @DefaultValue Places places,
        @DefaultValue Invites invites,
        @DefaultValue Memberships memberships,
        @DefaultValue Sweep sweep,
        @DefaultValue Answers answers,
        @DefaultValue Sending sending) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,31}");

    public BotSettings {
        require(USERNAME.matcher(username).matches(), "BOT_USERNAME must be the bot's user name without the @");
        require(
                isAddress(publicBaseUrl) && !publicBaseUrl.toString().endsWith("/"),
                "PUBLIC_BASE_URL must be the http or https address of the click-gateway, without a slash at the end");
        require(isAddress(apiUrl), "TELEGRAM_API_URL must be an http or https address");
    }

    private static boolean isAddress(URI url) {
        return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
    }

    /** How updates come: Telegram calls us, or we ask Telegram. They exclude each other (Bot API, getUpdates). */
    public enum Mode {
        WEBHOOK,
        POLLING
    }

    /**
     * @param url where Telegram shall call us; empty: somebody else has told Telegram
     * @param maxConnections how many updates Telegram may have in flight to us, 1 to 100
     * @param maxBody the largest update taken; in Kafka it grows by a third
     * @param checkInterval how often Telegram is asked how its deliveries fare, and how soon a failed registration is
     *     tried again
     */
    public record Webhook(
            @DefaultValue("") String url,
            @DefaultValue("40") int maxConnections,
            @DefaultValue("512KB") DataSize maxBody,
            @DefaultValue("15s") Duration checkInterval) {

        public Webhook {
            require(maxConnections >= 1 && maxConnections <= 100, "bot.webhook.max-connections must be from 1 to 100");
            requirePositive("bot.webhook.check-interval", checkInterval);
        }
    }

    /** @param timeout how long Telegram may hold a question for updates when there are none */
    public record Polling(@DefaultValue("10s") Duration timeout) {}

    /**
     * @param remembered how long an update's number is known; Telegram repeats for up to 24 hours
     * @param kept how long an update that nobody understood is kept
     * @param discussed how long comments are recognised after their post
     */
    public record Updates(
            @DefaultValue("48h") Duration remembered,
            @DefaultValue("90d") Duration kept,
            @DefaultValue("365d") Duration discussed) {

        private static final Duration LEAST = Duration.ofHours(24);

        public Updates {
            require(remembered.compareTo(LEAST) >= 0, "bot.updates.remembered must be at least " + LEAST);
            requirePositive("bot.updates.kept", kept);
            requirePositive("bot.updates.discussed", discussed);
        }
    }

    /**
     * @param fresh how long after Telegram has signed it the start of a Mini App is believed
     * @param telegramKey with which Telegram signs for everybody: 64 hexadecimal digits. Its test servers have another.
     */
    public record MiniApp(
            @DefaultValue("1h") Duration fresh,

            @DefaultValue("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d")
            String telegramKey) {

        private static final Duration LONGEST = Duration.ofHours(24);
        private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

        public MiniApp {
            requirePositive("bot.mini-app.fresh", fresh);
            require(fresh.compareTo(LONGEST) <= 0, "bot.mini-app.fresh must be at most " + LONGEST);
            require(KEY.matcher(telegramKey).matches(), "bot.mini-app.telegram-key must be 64 digits of 0-9 a-f");
        }
    }

    /**
     * @param pause how soon a place is checked whose offer was saved, or where the bot's rights have changed
     * @param recheck after how long a place is checked again in any case
     * @param claim how long a place is reserved for the replica that checks it, and how soon a check without an answer is
     *     tried again
     */
    public record Places(
            @DefaultValue("2s") Duration pause,
            @DefaultValue("24h") Duration recheck,
            @DefaultValue("1m") Duration claim) {

        public Places {
            requirePositive("bot.places.pause", pause);
            requirePositive("bot.places.recheck", recheck);
            requirePositive("bot.places.claim", claim);
        }
    }

    /**
     * Replicas share Telegram's limits: divide.
     *
     * @param pause how soon an offer gets its invite link whose place is found well
     * @param perSecond how many links are made, and how many people let in, in a second
     * @param claim how long a link or a person is reserved for the replica that sees to it
     * @param longestWait up to this Telegram's retry_after is obeyed
     * @param retries the pauses between attempts. After the last one nobody is let in any more; links are tried on, at the
     *     last of these pauses.
     */
    public record Invites(
            @DefaultValue("2s") Duration pause,
            @DefaultValue("5") int perSecond,
            @DefaultValue("1m") Duration claim,
            @DefaultValue("1h") Duration longestWait,

            @DefaultValue({"5s", "30s", "2m", "10m", "1h", "6h"})
            List<Duration> retries) {

        public Invites {
            retries = List.copyOf(retries);
            requirePositive("bot.invites.pause", pause);
            require(perSecond >= 1, "bot.invites.per-second must be at least 1");
            requirePositive("bot.invites.claim", claim);
            requirePositive("bot.invites.longest-wait", longestWait);
            require(!retries.isEmpty(), "bot.invites.retries must name a pause");
        }
    }

    /**
     * @param pace the time between two people who are looked up because no join of theirs was heard of
     * @param pauses before each question about one of them, from START on; after the last one they are left alone. The
     *     first answer tells who is new: whoever was there already, or is asked about too late, is not
     * @param claim how long somebody is reserved for the replica that asks, and how soon a question without an answer is
     *     asked again
     */
    public record Sweep(
            @DefaultValue("1s") Duration pace,

            @DefaultValue({"0s", "10m", "1h", "6h", "24h"}) List<Duration> pauses,

            @DefaultValue("1m") Duration claim) {

        public Sweep {
            pauses = List.copyOf(pauses);
            requirePositive("bot.sweep.pace", pace);
            require(!pauses.isEmpty(), "bot.sweep.pauses must name a pause");
            requirePositive("bot.sweep.claim", claim);
        }
    }

    /**
     * Replicas share Telegram's limits: divide.
     *
     * @param perSecond how many people are looked up in a second
     * @param remembered how long an answer of Telegram is good for who presses again
     * @param claim how long a question is reserved for the replica that asks it, and how soon one without an answer is
     *     asked again
     * @param beforeHoldEnds how long before the end of a hold its user is looked up once more; shorter holds are not
     */
    public record Memberships(
            @DefaultValue("10") int perSecond,
            @DefaultValue("10s") Duration remembered,
            @DefaultValue("30s") Duration claim,
            @DefaultValue("2m") Duration beforeHoldEnds) {

        public Memberships {
            require(perSecond >= 1, "bot.memberships.per-second must be at least 1");
            requirePositive("bot.memberships.remembered", remembered);
            requirePositive("bot.memberships.claim", claim);
            requirePositive("bot.memberships.before-hold-ends", beforeHoldEnds);
        }
    }

    /**
     * @param patience how long a /start waits for its click before it is answered without
     * @param clicksRemembered how old a click may be and still be answered with its offer
     */
    public record Answers(
            @DefaultValue("10s") Duration patience,
            @DefaultValue("7d") Duration clicksRemembered) {

        public Answers {
            requirePositive("bot.answers.patience", patience);
            requirePositive("bot.answers.clicks-remembered", clicksRemembered);
        }
    }

    /**
     * Telegram's limits (Bot API FAQ) hold for the bot, so replicas share them: divide.
     *
     * @param perSecond messages to all chats together
     * @param perGroupMinute messages to one group or channel; to a person it is always one a second
     * @param lanes how many messages are on their way at a time
     * @param timeout of one call
     * @param claim how long a message is reserved for the replica that sends it; after a crash it is sent then
     * @param longestWait up to this Telegram's retry_after is obeyed
     * @param retries the pauses between attempts; after the last one the message has failed
     * @param blockedFor how long a chat that refused us is left alone, unless its user presses START
     * @param remembered how long finished messages are known, so that a replayed cause sends nothing
     */
    public record Sending(
            @DefaultValue("30") int perSecond,
            @DefaultValue("20") int perGroupMinute,
            @DefaultValue("4") int lanes,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1m") Duration claim,
            @DefaultValue("1h") Duration longestWait,

            @DefaultValue({"1s", "5s", "15s", "1m", "5m", "15m", "1h", "3h", "6h", "12h"})
            List<Duration> retries,

            @DefaultValue("24h") Duration blockedFor,
            @DefaultValue("35d") Duration remembered) {

        public Sending {
            retries = List.copyOf(retries);
            require(perSecond >= 1, "bot.sending.per-second must be at least 1");
            require(perGroupMinute >= 1, "bot.sending.per-group-minute must be at least 1");
            require(lanes >= 1 && lanes <= 64, "bot.sending.lanes must be from 1 to 64");
            requirePositive("bot.sending.timeout", timeout);
            require(claim.compareTo(timeout) > 0, "bot.sending.claim must be above bot.sending.timeout");
        }
    }

    private static void requirePositive(String path, Duration value) {
        require(value.isPositive(), path + " must be above 0");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
