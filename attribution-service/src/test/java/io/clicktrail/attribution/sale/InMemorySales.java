package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.clicktrail.attribution.History;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.fact.StartedClick;
import io.clicktrail.attribution.sale.SaleChange.Undo;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TrackingEvent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** The service as it would be if memory lasted and nobody else wrote: the rules of sales, folded over batches of events. */
final class InMemorySales {

    private final Map<OfferId, Offer> offers;
    private final Map<ClickId, Click> clicks = new LinkedHashMap<>();
    private final Map<EventId, Start> starts = new LinkedHashMap<>();
    private final Map<EventId, Sale> told = new LinkedHashMap<>();
    private final Map<ConversionId, List<SaleCredit>> revisions = new LinkedHashMap<>();
    private final List<SaleStep> said = new ArrayList<>();
    private final Devices devices = new Devices();

    InMemorySales(Collection<Offer> offers) {
        this.offers = offers.stream().collect(toMap(Offer::id, offer -> offer));
    }

    /** What becomes of a history of which everything is heard at once. */
    static Map<SaleKey, String> outcomeOf(History history, Instant now) {
        InMemorySales sales = new InMemorySales(history.offers());
        sales.hear(history.events(), now);
        return sales.outcome();
    }

    void hear(List<TrackingEvent> batch, Instant now) {
        batch.forEach(event -> keep(event, now));
        SaleFacts facts = new SaleFacts(told.values(), clicks.values(), started(), offers);
        told.values().stream().map(Sale::key).distinct().forEach(sale -> decide(sale, facts, now));
    }

    List<SaleStep> said() {
        return said;
    }

    List<SaleCredit> allRevisions() {
        return revisions.values().stream().flatMap(List::stream).toList();
    }

    /** What is owed, for which word, to which click. */
    Map<SaleKey, String> outcome() {
        return outcomeOf(revisions.values().stream().map(List::getLast));
    }

    static Map<SaleKey, String> outcomeOf(Stream<SaleCredit> newest) {
        Map<SaleKey, String> owed = new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        newest.filter(SaleCredit::stands)
                .forEach(credit -> owed.put(
                        new SaleKey(credit.sale().source(), credit.sale().reference()),
                        credit.sale().click() + " for " + credit.closing() + " "
                                + credit.sale().amount().plainAmount()));
        return owed;
    }

    private void keep(TrackingEvent event, Instant now) {
        switch (event) {
            case ClickRegistered click ->
                Click.of(click, devices).ifPresent(fact -> clicks.putIfAbsent(fact.id(), fact));
            case BotStarted start
            when start.click() != null ->
                starts.put(
                        start.id(),
                        new Start(
                                start.id(),
                                start.occurredAt(),
                                start.user().id(),
                                start.click(),
                                start.user().premium()));
            case PurchaseEvent purchase ->
                Sale.of(purchase, now).ifPresent(sale -> told.putIfAbsent(sale.event(), sale));
            default -> {}
        }
    }

    private Map<Long, Set<StartedClick>> started() {
        return starts.values().stream().collect(groupingBy(Start::user, mapping(this::started, toSet())));
    }

    private StartedClick started(Start start) {
        Start first = starts.values().stream()
                .filter(other -> other.click().equals(start.click()))
                .min(Fact.ORDER)
                .orElseThrow();
        return new StartedClick(
                start.click(), clicks.get(start.click()), first.user() == start.user(), first.premium());
    }

    private void decide(SaleKey sale, SaleFacts facts, Instant now) {
        List<SaleCredit> life = revisions.getOrDefault(sale.id(), List.of());
        SaleVerdict verdict = SaleRules.decide(sale, facts);
        SaleChange.diff(life.isEmpty() ? null : life.getLast(), verdict, now).forEach(this::apply);
    }

    private void apply(SaleChange change) {
        List<SaleCredit> life = revisions.computeIfAbsent(change.after().sale().id(), _ -> new ArrayList<>());
        if (change instanceof Undo) {
            life.removeLast();
        }
        life.add(change.after());
        said.add(change.announcement());
    }
}
