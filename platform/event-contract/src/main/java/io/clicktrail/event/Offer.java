package io.clicktrail.event;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What an advertiser promotes and on which terms. The whole of it travels, since gateways decide from it alone.
 *
 * @param targetUrl where the user is to go in the end, such as {@code https://t.me/sportschannel}
 * @param place where the action must be done: a chat id, or {@code @name}
 * @param entry how people come into that chat, where the goal is to join it; absent: through the bot
 * @param hold how long the user must stay before the credit is approved
 * @param clawback how long after approval a leave still takes the credit back
 * @param attributionWindow how old a click may be when the action is done
 * @param settlement how long after an action late facts may still change who is credited
 * @param firstClick whether the first click wins instead of the last
 * @param schedule when clicks are accepted and actions count; empty: always
 * @param scheduleGrace for how long after its click an action counts outside of the schedule, too; absent: as long as the
 *     click may be credited at all
 * @param repeats for what the same user is paid again; absent: for nothing
 * @param audience whose clicks are accepted
 * @param shareClicks how many different people must follow a user's share link; of meaning for {@link Goal#SHARE}
 * @param fallbackUrl where visitors go who cannot be accepted
 * @param network the CPA network that sends the clicks; absent for own traffic
 */
public record Offer(
        OfferId id,
        String name,
        String targetUrl,
        Goal goal,
        String place,
        @Nullable Entry entry,
        Rate rate,
        Money payout,
        Caps caps,
        List<Hours> schedule,
        ZoneId timeZone,
        @Nullable Duration scheduleGrace,
        Duration hold,
        Duration clawback,
        Duration attributionWindow,
        Duration settlement,
        boolean firstClick,
        @Nullable Repeats repeats,
        Audience audience,
        int shareClicks,
        @Nullable String fallbackUrl,
        @Nullable NetworkId network,
        Status status,
        Instant createdAt) {

    /** How people come in: offers of old do not say it. */
    public Entry entersBy() {
        return entry == null ? Entry.BOT : entry;
    }

    /** Whether the schedule has this moment. Where the clocks are put back, hours that come twice are open twice. */
    public boolean isOpenAt(Instant moment) {
        if (schedule.isEmpty()) {
            return true;
        }
        ZonedDateTime local = moment.atZone(timeZone);
        return schedule.stream().anyMatch(hours -> hours.cover(local));
    }

    /** Whether the schedule lets an action count that is owed to this click, which it let in. */
    public boolean isInTime(Instant clickedAt, Instant actedAt) {
        return scheduleGrace == null || !actedAt.isAfter(clickedAt.plus(scheduleGrace)) || isOpenAt(actedAt);
    }

    /** For what the same user is paid again, at the same place. */
    public enum Repeats {
        /** For one action on each day of the offer's time zone. */
        DAILY,
        /** For one action on each message. */
        EACH_MESSAGE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException naming what there is */
        @JsonCreator
        public static Repeats parse(String text) {
            for (Repeats repeats : values()) {
                if (repeats.wireName().equals(text)) {
                    return repeats;
                }
            }
            throw new IllegalArgumentException("repeats is one of daily, each_message");
        }
    }

    /** How people come into the chat that they are to join. */
    public enum Entry {
        /** From the bot to the target url: whose join it is says who has started the bot. */
        BOT,
        /** By an invite link that the offer has for itself: the join names the offer. In public chats Telegram hides it. */
        INVITE_LINK,
        /** By a link of its own with which people ask to be let in; the bot lets them in. */
        JOIN_REQUEST,
        /** The same, where the advertiser lets them in. */
        JOIN_REQUEST_BY_HAND;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException naming the ways there are */
        @JsonCreator
        public static Entry parse(String text) {
            for (Entry entry : values()) {
                if (entry.wireName().equals(text)) {
                    return entry;
                }
            }
            throw new IllegalArgumentException("entry is one of bot, invite_link, join_request, join_request_by_hand");
        }

        /** Whether the offer has an invite link for itself. */
        public boolean byLink() {
            return this != BOT;
        }

        /** Whether people who follow the link have to be let in. */
        public boolean byRequest() {
            return this == JOIN_REQUEST || this == JOIN_REQUEST_BY_HAND;
        }
    }

    /** What the advertiser pays for one action of an ordinary and of a Premium user. */
    public record Rate(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal base,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal premium,
            String currency) {

        public Rate {
            Money.require(base, currency);
            Money.require(premium, currency);
        }

        public Money of(boolean premiumUser) {
            return new Money(premiumUser ? premium : base, currency);
        }
    }

    /**
     * How many actions are paid.
     *
     * @param total over the offer's life; 0: no limit
     * @param window in each window; absent: no limit
     * @param windows further limits of that kind; absent: none
     * @param reservation for how long an accepted click keeps a place for its visitor; absent: not at all
     */
    public record Caps(
            int total,
            @Nullable Window window,
            @Nullable List<Window> windows,
            @Nullable Duration reservation) {

        public static final Caps NONE = new Caps(0);

        public Caps(int total, Window... windows) {
            this(
                    total,
                    windows.length == 0 ? null : windows[0],
                    windows.length < 2 ? null : List.of(windows).subList(1, windows.length),
                    null);
        }

        /** The same, where each accepted click keeps a place for so long. */
        public Caps reserving(@Nullable Duration time) {
            return new Caps(total, window, windows, time);
        }

        /** All limits by time, in the order in which they were given. */
        public List<Window> all() {
            return Stream.concat(
                            Stream.ofNullable(window),
                            Stream.ofNullable(windows).flatMap(List::stream))
                    .toList();
        }

        /** Whether there are only so many actions that are paid. */
        public boolean limited() {
            return total > 0 || window != null;
        }

        /**
         * At most {@code count} in each {@code per}, counted by the time of the action.
         *
         * @param moving true: in any time of that length, wherever it begins; absent or false: in each of the calendar, in the
         *     offer's time zone
         */
        public record Window(int count, Per per, @Nullable Boolean moving) {

            public Window(int count, Per per) {
                this(count, per, null);
            }

            public boolean moves() {
                return Boolean.TRUE.equals(moving);
            }
        }

        /** Weeks of the calendar start on Monday. */
        public enum Per {
            HOUR(Duration.ofHours(1)),
            DAY(Duration.ofDays(1)),
            WEEK(Duration.ofDays(7)),
            MONTH(Duration.ofDays(30));

            private final Duration length;

            Per(Duration length) {
                this.length = length;
            }

            /** Of a window that moves: of 24 hours, 7 days, 30 days. */
            public Duration length() {
                return length;
            }

            @JsonValue
            public String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @throws IllegalArgumentException naming the windows there are */
            @JsonCreator
            public static Per parse(String text) {
                for (Per per : values()) {
                    if (per.wireName().equals(text)) {
                        return per;
                    }
                }
                throw new IllegalArgumentException("per is one of hour, day, week, month");
            }
        }
    }

    /**
     * Whose clicks are accepted.
     *
     * @param countries ISO 3166-1 alpha-2; empty: all. A visitor whose country nobody knows is accepted.
     * @param once whether a visitor who comes again within the window of uniqueness is turned away
     */
    public record Audience(Set<String> countries, boolean once) {

        public static final Audience EVERYBODY = new Audience(Set.of(), false);

        /** In order, so that the same offer is always written with the same bytes. */
        public Audience {
            countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
        }
    }

    /** Hours of some weekdays, from (inclusive) to (exclusive), in the offer's time zone; 00:00 to 00:00 is all day. */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        boolean cover(ZonedDateTime local) {
            LocalTime time = local.toLocalTime();
            boolean untilMidnight = to.equals(LocalTime.MIDNIGHT);
            return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && (untilMidnight || time.isBefore(to));
        }
    }

    /** Whether clicks are accepted. */
    public enum Status {
        ACTIVE,
        PAUSED,
        /** The caps are taken; it turns active again when a place comes free. */
        EXHAUSTED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Status parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
