package io.clicktrail.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Caps.Per;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/**
 * Random histories in a world so small that everything collides: few people, chats, offers and moments, so that tokens
 * are started by two people, times tie, people join, leave and join again, share what the same few visitors follow, and
 * caps fill up.
 */
public final class Histories {

    private final Random chance;
    private final Events events;
    private final Instant start;
    private final String name;
    private final long number;
    private final List<Chat> chats;
    private final List<String> places;
    private final List<TrackingEvent> happened = new ArrayList<>();

    private Histories(Random chance, Instant start, String name) {
        this.chance = chance;
        this.events = new Events(chance);
        this.start = start;
        this.name = name;
        this.number = 10L * Math.floorMod(name.hashCode(), 1_000_000);
        this.chats = List.of(
                new Chat(-number - 1, "Sports_" + number, "channel"), new Chat(-number - 2, null, "supergroup"));
        this.places = List.of("@sports_" + number, Long.toString(-number - 1), Long.toString(-number - 2));
    }

    /**
     * @param start nothing happens before
     * @param name of another name are other offers, people and chats
     */
    public static History random(Random chance, Instant start, String name) {
        return new Histories(chance, start, name).build();
    }

    private History build() {
        List<Offer> toJoin =
                IntStream.range(0, between(2, 5)).mapToObj(this::toJoin).toList();
        List<Offer> toShare =
                IntStream.range(0, between(0, 3)).mapToObj(this::toShare).toList();
        List<Offer> offers = Stream.concat(toJoin.stream(), toShare.stream()).toList();
        List<ClickId> tokens = IntStream.range(0, between(3, 15))
                .mapToObj(number -> events.token(start.plusSeconds(number)))
                .toList();
        tokens.forEach(token -> click(token, oneOf(offers).id()));
        repeat(between(4, 24), () -> started(oneOf(tokens)));
        repeat(between(4, 18), () -> joined(oneOf(chats)));
        repeat(between(0, 10), () -> left(oneOf(chats)));
        repeat(between(0, 6), () -> followed(oneOf(offers)));
        toShare.forEach(offer -> repeat(between(4, 24), () -> followed(offer)));
        return new History(offers, List.copyOf(happened));
    }

    private Offer toJoin(int number) {
        return offer("offer-" + number).build();
    }

    private Offer toShare(int number) {
        return offer("share-" + number).sharedWith(between(1, 4)).build();
    }

    private AnOffer offer(String slug) {
        AnOffer offer = AnOffer.called(name + "-" + slug)
                .at(oneOf(places))
                .hold(Duration.ofMinutes(oneOf(List.of(0, 5, 20))))
                .clawback(Duration.ofMinutes(oneOf(List.of(0, 15, 60))))
                .attributionWindow(Duration.ofMinutes(oneOf(List.of(20, 60, 200))))
                .settlement(Duration.ofDays(oneOf(List.of(1, 2))));
        if (chance.nextInt(3) == 0) {
            offer.firstClick();
        }
        if (chance.nextInt(2) == 0) {
            offer.cappedAt(between(1, 4));
        }
        if (chance.nextInt(3) == 0) {
            offer.cappedAt(between(1, 3), Per.HOUR);
        }
        return offer;
    }

    private void click(ClickId token, OfferId offer) {
        if (chance.nextInt(12) == 0) {
            return;
        }
        Instant at = start.plusSeconds(60L * chance.nextInt(40));
        ClickOutcome outcome = chance.nextInt(15) == 0 ? ClickOutcome.EXHAUSTED : ClickOutcome.ACCEPTED;
        @Nullable String bot = chance.nextInt(20) == 0 ? "headless" : null;
        happened.add(events.click(token, offer, at, outcome, bot));
    }

    private void started(ClickId token) {
        @Nullable ClickId payload = chance.nextInt(20) == 0 ? null : token;
        happened.add(events.start(user(), payload, moment()));
    }

    private void joined(Chat chat) {
        happened.add(events.join(user(), chat, moment()));
    }

    private void left(Chat chat) {
        happened.add(events.leave(user(), chat, moment()));
    }

    private void followed(Offer offer) {
        @Nullable String bot = chance.nextInt(10) == 0 ? "headless" : null;
        happened.add(events.shareClick(offer.id(), user(), "visitor-" + between(1, 6), moment(), bot));
    }

    private TelegramUser user() {
        return new TelegramUser(number + between(1, 5), chance.nextBoolean(), null);
    }

    private Instant moment() {
        return start.plusSeconds(60L * chance.nextInt(70));
    }

    /** From (inclusive) to (exclusive). */
    private int between(int from, int to) {
        return from + chance.nextInt(to - from);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private static void repeat(int times, Runnable step) {
        IntStream.range(0, times).forEach(_ -> step.run());
    }
}
