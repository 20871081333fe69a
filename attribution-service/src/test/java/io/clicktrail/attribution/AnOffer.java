package io.clicktrail.attribution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps;
import io.clicktrail.event.Offer.Hours;
import io.clicktrail.event.OfferId;

/** An offer as a test wants it. By default: the channel {@code @sports}, last click, no hold, no caps. */
public final class AnOffer {

    private final OfferId id;
    private String place = "@sports";
    private Offer.@Nullable Entry entry;
    private Goal goal = Goal.JOIN_CHANNEL;
    private int shareClicks = 1;
    private int total;
    private @Nullable Duration reservation;
    private final List<Caps.Window> windows = new ArrayList<>();
    private List<Hours> schedule = List.of();
    private @Nullable Duration scheduleGrace;
    private ZoneId zone = ZoneOffset.UTC;
    private Duration hold = Duration.ZERO;
    private Duration clawback = Duration.ofDays(7);
    private Duration attributionWindow = Duration.ofDays(7);
    private Duration settlement = Duration.ofDays(1);
    private boolean firstClick;
    private Offer.@Nullable Repeats repeats;
    private Instant createdAt = Instant.parse("2020-01-01T00:00:00Z");

    private AnOffer(String slug) {
        this.id = OfferId.parse(slug);
    }

    public static AnOffer called(String slug) {
        return new AnOffer(slug);
    }

    public AnOffer at(String place) {
        this.place = place;
        return this;
    }

    public AnOffer entry(Offer.Entry entry) {
        this.entry = entry;
        return this;
    }

    public AnOffer goal(Goal goal) {
        this.goal = goal;
        return this;
    }

    /** Pays for shares that as many different people follow. */
    public AnOffer sharedWith(int people) {
        this.goal = Goal.SHARE;
        this.shareClicks = people;
        return this;
    }

    public AnOffer cappedAt(int total) {
        this.total = total;
        return this;
    }

    public AnOffer cappedAt(int count, Caps.Per per) {
        windows.add(new Caps.Window(count, per));
        return this;
    }

    /** At most so many in any time of that length. */
    public AnOffer cappedAtAnyTimeAt(int count, Caps.Per per) {
        windows.add(new Caps.Window(count, per, true));
        return this;
    }

    /** Accepted clicks keep a place for so long. */
    public AnOffer reserving(Duration time) {
        this.reservation = time;
        return this;
    }

    public AnOffer in(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    public AnOffer hold(Duration hold) {
        this.hold = hold;
        return this;
    }

    public AnOffer clawback(Duration clawback) {
        this.clawback = clawback;
        return this;
    }

    public AnOffer attributionWindow(Duration attributionWindow) {
        this.attributionWindow = attributionWindow;
        return this;
    }

    public AnOffer settlement(Duration settlement) {
        this.settlement = settlement;
        return this;
    }

    public AnOffer firstClick() {
        this.firstClick = true;
        return this;
    }

    public AnOffer repeats(Offer.@Nullable Repeats repeats) {
        this.repeats = repeats;
        return this;
    }

    /** @param grace for how long after its click an action counts outside of these hours */
    public AnOffer openIn(Hours hours, Duration grace) {
        this.schedule = List.of(hours);
        this.scheduleGrace = grace;
        return this;
    }

    public AnOffer createdAt(Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    public Offer build() {
        return new Offer(
                id,
                "Offer " + id,
                "https://t.me/sports",
                goal,
                place,
                entry,
                new Offer.Rate(new BigDecimal("5"), new BigDecimal("10"), "XTR"),
                Money.of("0.4", "USD"),
                new Caps(total, windows.toArray(Caps.Window[]::new)).reserving(reservation),
                schedule,
                zone,
                scheduleGrace,
                hold,
                clawback,
                attributionWindow,
                settlement,
                firstClick,
                repeats,
                Offer.Audience.EVERYBODY,
                shareClicks,
                null,
                NetworkId.parse("spring-net"),
                Offer.Status.ACTIVE,
                createdAt);
    }
}
