package io.clicktrail.analytics.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.clicktrail.analytics.Events;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.TrackingEvent;

/** Two weeks of a house that does well: growing, quieter at weekends, some offers and networks better than others. */
final class BusyMonth {

    private static final List<String> OFFERS =
            List.of("express-course", "crypto-digest", "fitness-club", "film-evening");
    private static final List<String> NETWORKS = List.of("leadsgate", "adspire", "northstar");
    private static final List<String> SOURCES = List.of("tiktok", "instagram", "telegram ads", "vk");
    private static final List<String> TEAMS = List.of("Kenesary", "Arystan", "Muha", "Traf4");
    private static final double[] OFFER_QUALITY = {0.34, 0.27, 0.22, 0.16};

    private final Random random = new Random(4);
    private final Events events = new Events(4);
    private final Instant now;
    private final List<TrackingEvent> history = new ArrayList<>();
    private long user = 1000;

    private BusyMonth(Instant now) {
        this.now = now;
    }

    static List<TrackingEvent> until(Instant now, int days) {
        BusyMonth month = new BusyMonth(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int ago = days - 1; ago >= 0; ago--) {
            month.day(today.minusDays(ago), days - ago, days);
        }
        return month.history.stream()
                .filter(event -> event.occurredAt().isBefore(now))
                .toList();
    }

    private void day(LocalDate day, int index, int days) {
        double growth = 0.65 + 0.5 * index / days;
        double weekend = day.getDayOfWeek().getValue() > 5 ? 0.72 : 1;
        int visits = (int) (620 * growth * weekend * (0.92 + random.nextDouble() * 0.16));
        Instant begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        for (int i = 0; i < visits; i++) {
            visit(begin.plusSeconds((long) (86_399 * Math.sqrt(random.nextDouble()))));
        }
    }

    private void visit(Instant at) {
        int offer = Math.min(3, (int) (Math.abs(random.nextGaussian()) * 1.4));
        int network = random.nextInt(3);
        Events.ClickMaker maker = events.click(OFFERS.get(offer), at)
                .from(NETWORKS.get(network))
                .source(SOURCES.get(Math.min(3, (int) (Math.abs(random.nextGaussian()) * 1.5))))
                .by("visitor-" + random.nextInt(9000));
        if (random.nextInt(14) == 0) {
            history.add(
                    random.nextBoolean()
                            ? maker.byMachine().made()
                            : maker.refused().made());
            return;
        }
        ClickRegistered click = maker.made();
        history.add(click);
        double quality = OFFER_QUALITY[offer] * (1.15 - 0.15 * network);
        if (random.nextDouble() < quality * 1.7) {
            start(click, at.plusSeconds(15), quality);
        }
    }

    private void start(ClickRegistered click, Instant at, double quality) {
        long person = user++;
        history.add(events.start(person, click.click(), at));
        if (random.nextDouble() < 0.45 + quality) {
            join(click, person, at.plusSeconds(30));
        }
        if (random.nextDouble() < 0.06) {
            sell(click, person, at.plus(Duration.ofHours(5)));
        }
    }

    private void join(ClickRegistered click, long person, Instant at) {
        history.add(events.join(person, at));
        if (random.nextInt(12) == 0) {
            return;
        }
        Conversion conversion = events.conversion(click, person, at);
        history.add(events.credited(conversion, at.plusSeconds(1)));
        deliver(conversion, "pending", at.plusSeconds(2));
        if (random.nextInt(11) == 0) {
            history.add(events.leave(person, at.plus(Duration.ofMinutes(40))));
            history.add(events.rejected(conversion, at.plus(Duration.ofMinutes(40))));
        } else {
            history.add(events.approved(conversion, at.plus(Duration.ofHours(1))));
            deliver(conversion, "approved", at.plus(Duration.ofHours(1)).plusSeconds(1));
        }
    }

    private void deliver(Conversion conversion, String status, Instant at) {
        if (random.nextInt(25) == 0) {
            history.add(events.failed(conversion, status, at));
            if (random.nextInt(12) == 0) {
                history.add(events.exhausted(conversion, status, at.plus(Duration.ofHours(2))));
                return;
            }
        }
        history.add(events.delivered(conversion, status, at.plusSeconds(1)));
    }

    private void sell(ClickRegistered click, long lead, Instant at) {
        String amount = random.nextInt(7) == 0 ? "49000" : "5000";
        SaleClosed sale = events.sale(
                lead, amount, click.click(), Map.of("source", "tiktok"), TEAMS.get(random.nextInt(TEAMS.size())), at);
        history.add(sale);
        if (random.nextInt(16) == 0) {
            history.add(events.reopened(sale, at.plus(Duration.ofHours(3))));
        }
    }
}
