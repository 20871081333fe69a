package io.clicktrail.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.Offer;
import io.clicktrail.event.PurchaseEvent.PaymentEvent;
import io.clicktrail.event.PurchaseEvent.ReportEvent;
import io.clicktrail.event.ReactionEvent.SomebodysReaction;
import io.clicktrail.event.ReactionEvent.UserReaction;
import io.clicktrail.event.TelegramEvent;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.toSet;

/** Everything that happened to some people, in no order that matters, under some offers. */
public record History(List<Offer> offers, List<TrackingEvent> events) {

    /** Several that have nothing to do with one another, as one. */
    public static History ofAll(List<History> histories) {
        return new History(
                histories.stream().flatMap(each -> each.offers.stream()).toList(),
                histories.stream().flatMap(each -> each.events.stream()).toList());
    }

    /** One order in which it may arrive: any, with some of it repeated. */
    public List<TrackingEvent> shuffled(Random chance) {
        List<TrackingEvent> arrivals = new ArrayList<>(events);
        events.stream().filter(_ -> chance.nextInt(4) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, chance);
        return arrivals;
    }

    /** One way in which it may arrive: in any order, in batches of any size, with some of it repeated. */
    public List<List<TrackingEvent>> arriving(Random chance) {
        List<TrackingEvent> arrivals = shuffled(chance);
        List<List<TrackingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + chance.nextInt(6));
            batches.add(List.copyOf(arrivals.subList(from, to)));
            from = to;
        }
        return batches;
    }

    /** Those who did something in Telegram, or whose share somebody followed. */
    public Set<Long> users() {
        return events.stream().flatMap(History::userOf).collect(toSet());
    }

    private static Stream<Long> userOf(TrackingEvent event) {
        return switch (event) {
            case TelegramEvent telegram -> Stream.of(telegram.user().id());
            case ShareClicked click -> Stream.of(click.sharedBy());
            case UserReaction reaction -> Stream.of(reaction.user().id());
            case SomebodysReaction reaction ->
                Stream.ofNullable(reaction.user()).map(TelegramUser::id);
            case PaymentEvent payment -> Stream.of(payment.user().id());
            case ReportEvent report -> Stream.ofNullable(report.report().user());
            default -> Stream.empty();
        };
    }
}
