package io.clicktrail.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.clicktrail.event.Offer;
import io.clicktrail.event.TrackingEvent;

/** Everything that happened to some people, in no order that matters, under some offers. */
public record History(List<Offer> offers, List<TrackingEvent> events) {

    /** One way in which it may arrive: in any order, in batches of any size, with some of it repeated. */
    public List<List<TrackingEvent>> arriving(Random chance) {
        List<TrackingEvent> arrivals = new ArrayList<>(events);
        events.stream().filter(_ -> chance.nextInt(4) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, chance);
        List<List<TrackingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + chance.nextInt(6));
            batches.add(List.copyOf(arrivals.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
