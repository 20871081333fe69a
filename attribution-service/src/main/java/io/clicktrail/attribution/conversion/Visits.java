package io.clicktrail.attribution.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.fact.ShareClick;
import io.clicktrail.attribution.fact.Starter;
import io.clicktrail.attribution.offer.ReservationStore.Visit;
import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

/** A batch of what visitors did before Telegram, as facts, each with the trace in which it came. */
final class Visits {

    private final Devices devices;
    private final List<Click> clicks = new ArrayList<>();
    private final List<ShareClick> shareClicks = new ArrayList<>();
    private final Map<ClickId, Trace> byClick = new HashMap<>();
    private final Map<Long, Trace> bySharer = new HashMap<>();

    private Visits(Devices devices) {
        this.devices = devices;
    }

    static Visits of(List<Delivered<ClickEvent>> deliveries, Devices devices, Instant heardAt) {
        Visits visits = new Visits(devices);
        deliveries.forEach(delivered -> visits.add(delivered.event(), delivered.trace(), heardAt));
        return visits;
    }

    List<Click> clicks() {
        return clicks;
    }

    List<ShareClick> shareClicks() {
        return shareClicks;
    }

    /** Clicks of people who were let through. */
    List<Visit> reserving() {
        return clicks.stream()
                .filter(click -> click.outcome() == ClickOutcome.ACCEPTED && click.bot() == null)
                .map(click -> new Visit(click.id(), click.offer(), click.at()))
                .toList();
    }

    /** By which their networks name them. */
    Set<String> networkClickIds() {
        return clicks.stream()
                .map(Click::networkClickId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    Concern concernOf(Starter starter) {
        return new Concern(starter.user(), byClick.getOrDefault(starter.click(), Trace.start()));
    }

    Concern concernOf(Long sharer) {
        return new Concern(sharer, bySharer.getOrDefault(sharer, Trace.start()));
    }

    private void add(ClickEvent event, Trace trace, Instant heardAt) {
        switch (event) {
            case ClickRegistered click -> {
                Click.of(click, devices).ifPresent(clicks::add);
                byClick.put(click.click(), trace);
            }
            case ShareClicked click -> {
                ShareClick.of(click, heardAt).ifPresent(shareClicks::add);
                bySharer.put(click.sharedBy(), trace);
            }
            case LandingViewed _, LandingLeft _ -> {}
        }
    }
}
