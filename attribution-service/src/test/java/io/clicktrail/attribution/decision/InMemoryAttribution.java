package io.clicktrail.attribution.decision;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.offer.CapWindow;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TrackingEvent;

/** The service as it would be if memory lasted and nobody else wrote: the rules, folded over batches of events. */
public final class InMemoryAttribution {

    private final List<Offer> offers;
    private final Map<EventId, Start> starts = new LinkedHashMap<>();
    private final Map<ClickId, Click> clicks = new LinkedHashMap<>();
    private final Map<EventId, Join> joins = new LinkedHashMap<>();
    private final Map<EventId, Leave> leaves = new LinkedHashMap<>();
    private final Map<ConversionId, List<Standing>> revisions = new HashMap<>();
    private final Map<EventId, ActionStatus> statuses = new HashMap<>();
    private final List<ConversionEvent> said = new ArrayList<>();

    public InMemoryAttribution(List<Offer> offers) {
        this.offers = offers;
    }

    public void hear(List<TrackingEvent> batch, Instant now) {
        Set<Long> affected = new TreeSet<>();
        batch.forEach(event -> affected.addAll(keep(event, now)));
        attribute(affected, now);
    }

    /** Time has passed. */
    public void wake(Instant now) {
        Set<Long> all = new TreeSet<>();
        joins.values().forEach(join -> all.add(join.user()));
        attribute(all, now);
    }

    public List<Standing> newest() {
        return revisions.values().stream().map(List::getLast).toList();
    }

    public List<Standing> allRevisions() {
        return revisions.values().stream().flatMap(List::stream).toList();
    }

    public Map<EventId, ActionStatus> statuses() {
        return statuses;
    }

    public List<ConversionEvent> said() {
        return said;
    }

    /** Whom a new fact concerns; nobody, where it is not new. */
    private Set<Long> keep(TrackingEvent event, Instant now) {
        return switch (event) {
            case ClickRegistered click when clicks.putIfAbsent(click.click(), Click.of(click)) == null ->
                startersOf(click.click());
            case BotStarted start when start.click() != null && starts.putIfAbsent(start.id(), startOf(start, start.click())) == null ->
                startersOf(start.click());
            case ChatJoined join when joins.putIfAbsent(join.id(), joinOf(join, now)) == null ->
                Set.of(join.user().id());
            case ChatLeft left when leaves.putIfAbsent(left.id(), leaveOf(left)) == null ->
                Set.of(left.user().id());
            default -> Set.of();
        };
    }

    private Set<Long> startersOf(ClickId click) {
        Set<Long> users = new HashSet<>();
        starts.values().stream().filter(start -> start.click().equals(click)).forEach(start -> users.add(start.user()));
        return users;
    }

    private void attribute(Set<Long> users, Instant now) {
        List<Plan.Case> cases = facts().byPerson().stream()
                .filter(person -> users.contains(person.user()))
                .map(person -> new Plan.Case(person, pastOf(person)))
                .toList();
        Plan plan = Plan.of(cases, offers, now);
        plan.revised().forEach(this::replace);
        plan.begun().forEach(this::begin);
        plan.marks().forEach(this::mark);
        said.addAll(plan.announcements());
        offers.forEach(offer -> seat(offer, now));
    }

    private Facts facts() {
        return new Facts(starts.values(), clicks.values(), joins.values(), leaves.values());
    }

    private Past pastOf(PersonFacts person) {
        List<Standing> standings = newest().stream()
                .filter(standing -> standing.conversion().user() == person.user())
                .toList();
        return new Past(standings, statuses);
    }

    private void begin(Standing standing) {
        revisions
                .computeIfAbsent(standing.conversion().id(), _ -> new ArrayList<>())
                .add(standing);
    }

    private void replace(Standing standing) {
        revisions
                .get(standing.conversion().id())
                .set(standing.conversion().revision() - 1, standing);
    }

    private void mark(Mark mark) {
        statuses.put(mark.join().event(), mark.after());
    }

    /** The earliest in the queue get the places that are free. */
    private void seat(Offer offer, Instant now) {
        newest().stream()
                .filter(standing -> standing.conversion().offer().equals(offer.id()))
                .filter(standing -> standing.state() == State.OVER_CAP)
                .sorted(Comparator.comparing((Standing each) -> each.conversion().actedAt())
                        .thenComparing(each -> each.conversion().id().value()))
                .filter(standing -> fits(offer, standing))
                .map(standing -> standing.seated(now))
                .forEach(seated -> {
                    replace(seated);
                    said.addAll(Announcements.ofBeginning(seated));
                });
    }

    private boolean fits(Offer offer, Standing standing) {
        Map<OfferId, Long> taken = paid().collect(groupingBy(each -> each.conversion().offer(), counting()));
        return true;
    }
}
