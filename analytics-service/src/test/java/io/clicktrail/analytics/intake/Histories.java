package io.clicktrail.analytics.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.clicktrail.analytics.Events;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.TrackingEvent;

/** Some weeks of a busy house, invented from a seed. */
final class Histories {

    private static final List<String> OFFERS = List.of("spring-sale", "summer-course", "autumn-game");
    private static final List<String> NETWORKS = List.of("leadsgate", "adspire");
    private static final List<String> SOURCES = List.of("tiktok", "Telegram", "");

    private final Random random;
    private final Events events;
    private final Instant begin;
    private final List<TrackingEvent> history = new ArrayList<>();

    private Histories(long seed, Instant begin) {
        this.random = new Random(seed);
        this.events = new Events(seed);
        this.begin = begin;
    }

    static List<TrackingEvent> of(long seed, int visits, Instant begin) {
        Histories made = new Histories(seed, begin);
        for (int i = 0; i < visits; i++) {
            made.visit();
        }
        return made.history;
    }

    /** Shuffled, some of it several times. */
    static List<TrackingEvent> shuffledAndRepeated(List<TrackingEvent> history, long seed) {
        Random random = new Random(seed);
        List<TrackingEvent> sent = new ArrayList<>(history);
        history.stream().filter(_ -> random.nextInt(4) == 0).forEach(sent::add);
        Collections.shuffle(sent, random);
        return sent;
    }

    static List<List<TrackingEvent>> batches(List<TrackingEvent> sent, long seed) {
        Random random = new Random(seed);
        List<List<TrackingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + 1 + random.nextInt(60));
            batches.add(sent.subList(from, to));
            from = to;
        }
        return batches;
    }

    private void visit() {
        Instant at = begin.plusSeconds(random.nextInt(20 * 24 * 3600));
        long user = 1 + random.nextInt(40);
        Events.ClickMaker maker = events.click(one(OFFERS), at)
                .from(random.nextInt(5) == 0 ? null : one(NETWORKS))
                .source(one(SOURCES))
                .by("visitor-" + random.nextInt(25));
        ClickRegistered click = switch (random.nextInt(10)) {
            case 0 -> maker.byMachine().made();
            case 1 -> maker.refused().made();
            default -> maker.made();
        };
        if (random.nextInt(20) > 0) { // a click that never arrives leaves those after it waiting
            history.add(click);
        }
        if (random.nextInt(3) == 0) {
            history.add(events.start(user, random.nextInt(6) == 0 ? null : click.click(), at.plusSeconds(20)));
            follow(click, user, at.plusSeconds(20));
        }
        if (random.nextInt(15) == 0) {
            sell(click, at.plusSeconds(90_000));
        }
        if (random.nextInt(5) == 0) {
            land(at, user);
        }
    }

    private void land(Instant at, long user) {
        LandingViewed view = events.view("tiktok_" + random.nextInt(3), at, random.nextInt(6) == 0 ? "headless" : null);
        history.add(view);
        history.add(events.left(view, Duration.ofMillis(random.nextInt(9_000))));
        history.add(events.left(view, Duration.ofMillis(random.nextInt(9_000))));
        if (random.nextBoolean()) {
            ClickRegistered click = events.onward(view);
            history.add(click);
            history.add(events.start(user, click.click(), at.plusSeconds(10)));
            history.add(events.join(user, at.plusSeconds(20)));
        }
    }

    private void follow(ClickRegistered click, long user, Instant started) {
        if (random.nextInt(3) == 0) {
            return;
        }
        Instant joined = started.plusSeconds(random.nextInt(2) * 40L); // often within the same second
        history.add(events.join(user, joined));
        Conversion conversion = events.conversion(click, user, joined);
        history.add(events.credited(conversion, joined.plusSeconds(1)));
        switch (random.nextInt(4)) {
            case 0 -> history.add(events.approved(conversion, joined.plusSeconds(100)));
            case 1 -> {
                history.add(events.leave(user, joined.plusSeconds(50)));
                history.add(events.rejected(conversion, joined.plusSeconds(51)));
            }
            case 2 -> {
                history.add(events.approved(conversion, joined.plusSeconds(100)));
                history.add(events.reversed(conversion, joined.plusSeconds(200_000)));
                history.add(events.failed(conversion, "reversed", joined.plusSeconds(200_001)));
                history.add(events.exhausted(conversion, "reversed", joined.plusSeconds(300_000)));
            }
            default -> history.add(events.delivered(conversion, "pending", joined.plusSeconds(2)));
        }
    }

    private void sell(ClickRegistered click, Instant at) {
        SaleClosed sale =
                events.sale(random.nextInt(1_000_000), "4990.50", random.nextInt(3) == 0 ? null : click.click(), at);
        history.add(sale);
        if (random.nextInt(4) == 0) {
            history.add(events.reopened(sale, at.plusSeconds(5_000)));
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
