package io.clicktrail.attribution.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.rate.RateCard;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Audience;
import io.clicktrail.event.Offer.Caps;
import io.clicktrail.event.Offer.Entry;
import io.clicktrail.event.Offer.Hours;
import io.clicktrail.event.Offer.Repeats;
import io.clicktrail.event.Timetable;
import io.clicktrail.http.host.TargetHosts;

/** The door for new offers: fills in what was left out and refuses what cannot work, naming all of it at once. */
final class OfferCheck {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_HOURS = 50;
    private static final int MOST_OWN_ACCOUNTS = 100;
    private static final int MOST_SHARE_CLICKS = 1_000;
    private static final Set<Goal> AT_MESSAGES = EnumSet.of(Goal.REACTION, Goal.COMMENT, Goal.FORWARD);
    private static final Set<Goal> REPEATABLE = EnumSet.of(
            Goal.REACTION,
            Goal.COMMENT,
            Goal.FORWARD,
            Goal.POLL_VOTE,
            Goal.PAID_CONTENT,
            Goal.MINIAPP_START,
            Goal.STARS_PURCHASE);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int HIGHEST_CAP = 1_000_000_000;
    private static final int MOST_WINDOWS = 10;
    private static final int HIGHEST_MOVING_CAP = 10_000;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final BigDecimal HIGHEST_METERED_RATE = new BigDecimal(1_000_000);

    private final TargetHosts hosts;
    private final RateCard card;
    private final List<String> flaws = new ArrayList<>();

    private OfferCheck(TargetHosts hosts, RateCard card) {
        this.hosts = hosts;
        this.card = card;
    }

    sealed interface Checked {}

    record Accepted(Offer offer, Funding funding) implements Checked {}

    /** @param flaws each names its field and says what would do */
    record Refused(List<String> flaws) implements Checked {}

    static Checked of(NewOffer wanted, TargetHosts hosts, RateCard card, Instant now) {
        OfferCheck check = new OfferCheck(hosts, card);
        Offer offer = check.offer(wanted, now);
        Funding funding = check.funding(wanted);
        return check.flaws.isEmpty() ? new Accepted(offer, funding) : new Refused(List.copyOf(check.flaws));
    }

    private Offer offer(NewOffer wanted, Instant now) {
        return new Offer(
                wanted.slug(),
                name(wanted.name()),
                url("target_url", wanted.targetUrl()),
                wanted.goal(),
                place(wanted),
                entry(wanted),
                rate(wanted.goal(), wanted.rate()),
                payout(wanted),
                caps(Objects.requireNonNullElse(wanted.caps(), NewOffer.Caps.NONE)),
                schedule(Objects.requireNonNullElse(wanted.schedule(), Timetable.ALWAYS)),
                Objects.requireNonNullElse(wanted.timeZone(), (ZoneId) ZoneOffset.UTC),
                wanted.scheduleGrace() == null ? null : duration("schedule_grace", wanted.scheduleGrace(), A_DAY),
                duration("hold", wanted.hold(), Duration.ZERO),
                duration("clawback", wanted.clawback(), A_WEEK),
                attributionWindow(duration("attribution_window", wanted.attributionWindow(), A_WEEK)),
                duration("settlement", wanted.settlement(), A_DAY),
                Objects.requireNonNullElse(wanted.firstClick(), false),
                repeats(wanted),
                audience(Objects.requireNonNullElse(wanted.audience(), NewOffer.Audience.EVERYBODY)),
                shareClicks(Objects.requireNonNullElse(wanted.shareClicks(), 1)),
                wanted.fallbackUrl() == null ? null : url("fallback_url", wanted.fallbackUrl()),
                wanted.network(),
                Offer.Status.ACTIVE,
                now);
    }

    private String name(String name) {
        String stripped = name.strip();
        require(
                !stripped.isEmpty()
                        && stripped.length() <= LONGEST_NAME
                        && stripped.chars().noneMatch(Character::isISOControl),
                "name has 1 to 200 characters, none of them a control character");
        return stripped;
    }

    private String url(String field, String url) {
        require(hosts.allow(url), field + " is a tg: link, or https:// with one of the hosts " + hosts.authorities());
        return url;
    }

    private String place(NewOffer wanted) {
        Place place = Place.find(wanted.place().strip());
        boolean fits = place != null && !(wanted.goal().isJoin() && place.isMessage());
        require(
                fits,
                "place is a chat id, @name or a t.me link with the name of the chat; an invite link does not name one");
        return place == null ? "" : place.name();
    }

    private Entry entry(NewOffer wanted) {
        Entry entry = Objects.requireNonNullElse(wanted.entry(), Entry.BOT);
        require(
                !entry.byLink() || wanted.goal().isJoin(),
                "entry by a link of its own is for join_group and join_channel: nothing else is done by joining");
        return entry;
    }

    private Offer.Rate rate(Goal goal, NewOffer.Rate rate) {
        int flawsBefore = flaws.size();
        amount("rate.base", new Money(rate.base(), rate.currency()));
        if (rate.premium() != null) {
            amount("rate.premium", new Money(rate.premium(), rate.currency()));
            require(rate.premium().compareTo(rate.base()) >= 0, "rate.premium is not below rate.base");
        }
        Offer.Rate whole = new Offer.Rate(rate.base(), premium(goal, rate), rate.currency());
        require(flaws.size() > flawsBefore || card.allows(goal, whole), leastFor(goal));
        return whole;
    }

    private BigDecimal premium(Goal goal, NewOffer.Rate rate) {
        return rate.premium() == null ? card.usualPremium(goal, rate.base(), rate.currency()) : rate.premium();
    }

    private String leastFor(Goal goal) {
        Offer.Rate minimum = card.minimum(goal);
        return "rate of %s is at least %s XTR, and %s for users with Premium"
                .formatted(goal.wireName(), minimum.base(), minimum.premium());
    }

    /** Stars have no minor unit, and a ledger counts in whole ones. */
    private Funding funding(NewOffer wanted) {
        boolean metered = Objects.requireNonNullElse(wanted.metered(), false);
        require(!metered || wanted.advertiser() != null, "advertiser says whose budget pays for a metered offer");
        require(!metered || isPriced(wanted.rate()), "rate of a metered offer is from 1 to 1000000 XTR");
        return new Funding(wanted.advertiser(), metered, ownAccounts(wanted));
    }

    private Set<Long> ownAccounts(NewOffer wanted) {
        Set<Long> accounts = Objects.requireNonNullElse(wanted.ownAccounts(), Set.of());
        require(
                accounts.size() <= MOST_OWN_ACCOUNTS && accounts.stream().allMatch(id -> id > 0),
                "own_accounts are up to 100 numbers of Telegram users");
        return accounts;
    }

    private static boolean isPriced(NewOffer.Rate rate) {
        BigDecimal premium = Objects.requireNonNullElse(rate.premium(), rate.base());
        return rate.currency().equals(Money.STARS)
                && rate.base().compareTo(BigDecimal.ONE) >= 0
                && premium.compareTo(HIGHEST_METERED_RATE) <= 0;
    }

    private Money payout(NewOffer wanted) {
        require(
                wanted.payout() != null || wanted.network() == null,
                "payout is what the network earns, so it needs one");
        Money payout = wanted.payout() == null
                ? new Money(BigDecimal.ZERO, wanted.rate().currency())
                : wanted.payout();
        return amount("payout.amount", payout);
    }

    private Money amount(String field, Money money) {
        require(money.amount().signum() >= 0, field + " is not negative");
        boolean whole = money.amount().stripTrailingZeros().scale() <= 0;
        require(whole || !money.currency().equals(Money.STARS), field + " is a whole number of Stars");
        return money;
    }

    private Caps caps(NewOffer.Caps caps) {
        int total = Objects.requireNonNullElse(caps.total(), 0);
        require(total >= 0 && total <= HIGHEST_CAP, "caps.total is from 0 (no limit) to 1000000000");
        List<Caps.Window> windows = caps.all();
        require(windows.size() <= MOST_WINDOWS, "caps.windows are at most 10");
        require(
                windows.stream().allMatch(window -> window.count() >= 1 && window.count() <= HIGHEST_CAP),
                "caps.window.count is from 1 to 1000000000");
        require(
                windows.stream().allMatch(window -> !window.moves() || window.count() <= HIGHEST_MOVING_CAP),
                "caps.window.count of a window that moves is at most 10000");
        Duration reservation = caps.reservation();
        require(
                reservation == null
                        || !reservation.isNegative() && !reservation.isZero() && reservation.compareTo(A_WEEK) <= 0,
                "caps.reservation is an ISO 8601 duration up to P7D, and longer than nothing");
        return new Caps(total, windows.toArray(Caps.Window[]::new)).reserving(reservation);
    }

    private List<Hours> schedule(Timetable timetable) {
        List<Hours> schedule = timetable.hours();
        require(schedule.size() <= MOST_HOURS, "schedule has at most 50 entries");
        require(
                schedule.stream().allMatch(OfferCheck::makesSense),
                "schedule names days, and hours that begin before they end; split them at midnight, which ends a day"
                        + " as 00:00");
        return schedule;
    }

    private static boolean makesSense(Hours hours) {
        boolean ordered = hours.from().isBefore(hours.to()) || hours.to().equals(LocalTime.MIDNIGHT);
        return !hours.days().isEmpty() && ordered;
    }

    private Duration duration(String field, @Nullable Duration wanted, Duration otherwise) {
        Duration duration = Objects.requireNonNullElse(wanted, otherwise);
        require(
                !duration.isNegative() && duration.compareTo(LONGEST) <= 0,
                field + " is an ISO 8601 duration from PT0S to P366D");
        return duration;
    }

    private Duration attributionWindow(Duration window) {
        require(!window.isZero(), "attribution_window is longer than nothing");
        return window;
    }

    private @Nullable Repeats repeats(NewOffer wanted) {
        Repeats repeats = wanted.repeats();
        require(
                repeats == null || REPEATABLE.contains(wanted.goal()),
                "repeats is for what people do again: "
                        + REPEATABLE.stream().map(Goal::wireName).toList());
        require(
                repeats != Repeats.EACH_MESSAGE || AT_MESSAGES.contains(wanted.goal()),
                "repeats is each_message for what is done to messages: "
                        + AT_MESSAGES.stream().map(Goal::wireName).toList());
        return repeats;
    }

    private Audience audience(NewOffer.Audience audience) {
        Set<String> countries = Objects.requireNonNullElse(audience.countries(), Set.of());
        require(COUNTRIES.containsAll(countries), "audience.countries are ISO 3166-1 codes of two capital letters");
        return new Audience(countries, Objects.requireNonNullElse(audience.once(), false));
    }

    private int shareClicks(int clicks) {
        require(clicks >= 1 && clicks <= MOST_SHARE_CLICKS, "share_clicks is from 1 to 1000");
        return clicks;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            flaws.add(rule);
        }
    }
}
