package io.clicktrail.attribution.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.attribution.History;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/**
 * Random sales in a small world: few clicks, of which some never arrive, named alike by their networks, started by two
 * people or none; few sales, told of several times, taken back and closed again.
 */
final class SaleHistories {

    private final Random chance;
    private final Instant start;
    private final String name;
    private final long number;
    private final Events events;
    private final List<TrackingEvent> happened = new ArrayList<>();

    private SaleHistories(Random chance, Instant start, String name) {
        this.chance = chance;
        this.start = start;
        this.name = name;
        this.number = 10L * Math.floorMod(name.hashCode(), 1_000_000);
        this.events = new Events(chance);
    }

    static History random(Random chance, Instant start, String name) {
        return new SaleHistories(chance, start, name).build();
    }

    private History build() {
        List<Offer> offers = IntStream.range(0, 3)
                .mapToObj(each -> AnOffer.called(name + "-" + each)
                        .attributionWindow(Duration.ofMinutes(oneOf(List.of(10, 30, 120))))
                        .build())
                .toList();
        List<ClickId> tokens = IntStream.range(0, 8)
                .mapToObj(each -> events.token(start.plusSeconds(each)))
                .toList();
        tokens.forEach(token -> clicked(token, oneOf(offers)));
        repeat(8, () -> happened.add(events.start(user(), oneOf(tokens), moment())));
        repeat(24, () -> sold(oneOf(tokens)));
        return new History(offers, List.copyOf(happened));
    }

    private void clicked(ClickId token, Offer offer) {
        if (chance.nextInt(8) > 0) {
            ClickOutcome outcome = chance.nextInt(8) == 0 ? ClickOutcome.PAUSED : ClickOutcome.ACCEPTED;
            @Nullable String bot = chance.nextInt(12) == 0 ? "headless" : null;
            happened.add(events.click(token, offer.id(), uid(), moment(), outcome, bot));
        }
    }

    private void sold(ClickId token) {
        Lead lead = new Lead(name, between(1, 3));
        Report report = report(token);
        Money amount = Money.of(Integer.toString(between(1, 4)), "EUR");
        @Nullable ClickId named = chance.nextInt(4) == 0 ? null : token;
        happened.add(
                switch (chance.nextInt(6)) {
                    case 0, 1 -> events.sale(lead, named, null, amount, moment());
                    case 2 -> events.reopened(lead, named, amount, moment());
                    case 3, 4 -> events.bought(report, amount, moment());
                    default -> events.returned(report, amount, chance.nextBoolean(), moment());
                });
    }

    private Report report(ClickId token) {
        String reference = "order-" + between(1, 5);
        return switch (chance.nextInt(4)) {
            case 0 -> new Report(name, reference, user().id(), null, null);
            case 1 -> new Report(name, reference, null, token, null);
            case 2 -> new Report(name, reference, null, null, uid());
            default -> new Report(name, reference, user().id(), token, uid());
        };
    }

    private String uid() {
        return name + "-uid-" + between(1, 5);
    }

    private TelegramUser user() {
        return new TelegramUser(number + between(1, 4), false, null);
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
