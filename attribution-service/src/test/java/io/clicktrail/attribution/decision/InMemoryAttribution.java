package io.clicktrail.attribution.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.History;
import io.clicktrail.attribution.decision.Change.Mark;
import io.clicktrail.attribution.decision.Standing.State;
import io.clicktrail.attribution.fact.ActionReport;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Course;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Deeds;
import io.clicktrail.attribution.fact.Devices;
import io.clicktrail.attribution.fact.Fact;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.InviteLink;
import io.clicktrail.attribution.fact.InviteLinks;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.Moves;
import io.clicktrail.attribution.fact.PersonFacts;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Reports;
import io.clicktrail.attribution.fact.Request;
import io.clicktrail.attribution.fact.Retraction;
import io.clicktrail.attribution.fact.ShareClick;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.fact.Withdrawal;
import io.clicktrail.attribution.ledger.Posting;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ConversionEvent;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.PlaceEvent.ChatMigrated;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;
import io.clicktrail.event.PurchaseEvent.ActionReported;
import io.clicktrail.event.PurchaseEvent.ActionWithdrawn;
import io.clicktrail.event.TelegramEvent.BotStarted;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.ChatLeft;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.event.TelegramEvent.MembershipChecked;
import io.clicktrail.event.TelegramEvent.MiniAppOpened;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

/** The service as it would be if memory lasted and nobody else wrote: the rules, folded over batches of events. */
public final class InMemoryAttribution {

    private final List<Offer> offers;
    private final Devices devices = new Devices();
    private final Map<EventId, Start> starts = new LinkedHashMap<>();
    private final Map<ClickId, Click> clicks = new LinkedHashMap<>();
    private final Map<EventId, Join> joins = new LinkedHashMap<>();
    private final Map<EventId, Leave> leaves = new LinkedHashMap<>();
    private final Map<EventId, Deed> done = new LinkedHashMap<>();
    private final Set<Retraction> retractions = new LinkedHashSet<>();
    private final Map<EventId, ActionReport> reports = new LinkedHashMap<>();
    private final Set<Withdrawal> withdrawals = new LinkedHashSet<>();
    private List<Reported> reported = List.of();
    private int knownOfReports;
    private final Map<EventId, Request> requests = new LinkedHashMap<>();
    private final Map<Long, Long> older = new HashMap<>();
    private final Set<InviteLink> links = new LinkedHashSet<>();
    private final Map<List<Object>, ShareClick> shareClicks = new LinkedHashMap<>();
    private final Map<ConversionId, List<Standing>> revisions = new HashMap<>();
    private final Map<EventId, ActionStatus> statuses = new HashMap<>();
    private final List<ConversionEvent> said = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<OfferId, Long> deposits = new HashMap<>();

    public InMemoryAttribution(List<Offer> offers) {
        this.offers = offers;
    }

    /** These offers pay from budgets in which there is nothing yet. */
    public static InMemoryAttribution metered(List<Offer> offers) {
        InMemoryAttribution attribution = new InMemoryAttribution(offers);
        offers.forEach(offer -> attribution.deposits.put(offer.id(), 0L));
        return attribution;
    }

    public void topUp(Offer offer, long stars, Instant now) {
        deposits.merge(offer.id(), stars, Long::sum);
        seat(offer, now);
    }

    /** What becomes of a history of which everything is heard at once. */
    public static Outcome outcomeOf(History history, Instant now) {
        InMemoryAttribution attribution = new InMemoryAttribution(history.offers());
        attribution.hear(history.events(), now);
        return attribution.outcome();
    }

    public void hear(List<TrackingEvent> batch, Instant now) {
        Set<Long> affected = new TreeSet<>();
        Set<Reported> before = Set.copyOf(reported());
        batch.forEach(event -> affected.addAll(keep(event, now)));
        Set<Reported> after = Set.copyOf(reported());
        affected.addAll(usersOfWhatIsNotIn(after, before));
        affected.addAll(usersOfWhatIsNotIn(before, after));
        attribute(affected, now);
    }

    /** Whom a partner means may have changed with any start, and any click. */
    private static List<Long> usersOfWhatIsNotIn(Set<Reported> some, Set<Reported> others) {
        return some.stream()
                .filter(told -> !others.contains(told))
                .map(Reported::user)
                .toList();
    }

    /** Time has passed. */
    public void wake(Instant now) {
        attribute(deeds().users(), now);
    }

    public Outcome outcome() {
        return Outcome.of(newest(), statuses, offers);
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

    /** All that was to be posted to the ledger. */
    public List<Posting> postings() {
        return postings;
    }

    public Map<OfferId, Long> deposits() {
        return deposits;
    }

    public List<ConversionEvent> said() {
        return said;
    }

    /** Whom the fact concerns; nobody, where it is known. */
    private Set<Long> keep(TrackingEvent event, Instant now) {
        return switch (event) {
            case ClickRegistered click -> {
                boolean news = Click.of(click, devices)
                        .filter(fact -> clicks.putIfAbsent(fact.id(), fact) == null)
                        .isPresent();
                yield news ? startersOf(click.click()) : Set.of();
            }
            case ShareClicked click -> ShareClick.of(click, now).map(this::keep).orElse(Set.of());
            case BotStarted start -> keep(start, start.user(), start.click(), now);
            case MiniAppOpened start -> keep(start, start.user(), start.click(), now);
            case ChatJoined join -> keep(Join.of(join, now));
            case ChatLeft left -> keep(Leave.of(left));
            case MembershipChecked check when check.member() -> keep(Join.of(check, now));
            case MembershipChecked check -> keep(Leave.of(check));
            case JoinRequested request -> {
                long user = request.user().id();
                Request fact = new Request(
                        request.id(), request.occurredAt(), user, request.chat().id());
                yield requests.putIfAbsent(request.id(), fact) == null ? Set.of(user) : Set.of();
            }
            case ChatMigrated move -> {
                older.put(move.newId(), move.chat().id());
                yield deeds().users();
            }
            case InviteLinkCreated link -> {
                links.add(InviteLink.of(link));
                yield deeds().users();
            }
            case ActionReported report -> {
                reports.putIfAbsent(report.id(), ActionReport.of(report, now));
                yield Set.of();
            }
            case ActionWithdrawn withdrawn -> {
                withdrawals.add(Withdrawal.of(withdrawn));
                yield Set.of();
            }
            default -> keepDeed(event, now);
        };
    }

    private Set<Long> keep(Join join) {
        return joins.putIfAbsent(join.event(), join) == null ? Set.of(join.user()) : Set.of();
    }

    private Set<Long> keep(Leave leave) {
        return leaves.putIfAbsent(leave.event(), leave) == null ? Set.of(leave.user()) : Set.of();
    }

    /** Of each visitor the first. */
    private Set<Long> keep(ShareClick click) {
        List<Object> key = List.of(click.user(), click.offer(), click.visitor());
        ShareClick known = shareClicks.get(key);
        if (known != null && Fact.ORDER.compare(known, click) <= 0) {
            return Set.of();
        }
        Instant heardAt = known == null ? click.heardAt() : known.heardAt();
        shareClicks.put(
                key, new ShareClick(click.event(), click.at(), click.user(), click.offer(), click.visitor(), heardAt));
        return Set.of(click.user());
    }

    private Set<Long> keep(TrackingEvent start, TelegramUser user, @Nullable ClickId click, Instant now) {
        Set<Long> affected = new HashSet<>(keepDeed(start, now));
        if (click != null) {
            Start fact = new Start(start.id(), start.occurredAt(), user.id(), click, user.premium());
            if (starts.putIfAbsent(start.id(), fact) == null) {
                affected.addAll(startersOf(click));
            }
        }
        return affected;
    }

    /** Of what no offer asks for nothing is kept. */
    private Set<Long> keepDeed(TrackingEvent event, Instant now) {
        Set<Long> affected = new HashSet<>();
        Deed.of(event, now)
                .filter(deed -> offers.stream()
                        .anyMatch(offer -> offer.goal() == deed.target().goal()))
                .filter(deed -> done.putIfAbsent(deed.event(), deed) == null)
                .ifPresent(deed -> affected.add(deed.user()));
        Retraction.of(event).stream().filter(retractions::add).forEach(each -> affected.add(each.user()));
        return affected;
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
        Plan plan = Plan.of(cases, new Payers(offers, deposits.keySet()), now);
        plan.changes().forEach(change -> postings.addAll(Posting.of(change)));
        plan.revised().forEach(this::replace);
        plan.begun().forEach(this::begin);
        plan.marks().forEach(this::mark);
        said.addAll(plan.announcements());
        offers.forEach(offer -> seat(offer, now));
    }

    private Facts facts() {
        return new Facts(
                starts.values(),
                clicks.values(),
                deeds(),
                new Course(leaves.values(), retractions, requests.values(), new Moves(older), new InviteLinks(links)));
    }

    private Deeds deeds() {
        return new Deeds(joins.values(), done.values(), shareClicks.values(), reported());
    }

    /** Worked out anew only where something that matters has come. */
    private List<Reported> reported() {
        int known = reports.size() + withdrawals.size() + clicks.size() + starts.size();
        if (known != knownOfReports) {
            knownOfReports = known;
            reported = new Reports(reports.values(), withdrawals).about(clicks.values(), starts.values());
        }
        return reported;
    }

    private Past pastOf(PersonFacts person) {
        List<Standing> standings = newest().stream()
                .filter(standing -> standing.conversion().user() == person.user())
                .toList();
        return new Past(standings, statuses);
    }

    private void begin(Standing standing) {
        revisionsOf(standing).add(standing);
    }

    private void replace(Standing standing) {
        revisionsOf(standing).set(standing.conversion().revision() - 1, standing);
    }

    private List<Standing> revisionsOf(Standing standing) {
        return revisions.computeIfAbsent(standing.conversion().id(), _ -> new ArrayList<>());
    }

    private void mark(Mark mark) {
        statuses.put(mark.action().event(), mark.after());
    }

    /** The earliest in the queue get the places that are free; for Stars nobody is passed over. */
    private void seat(Offer offer, Instant now) {
        List<Standing> queue = newest().stream()
                .filter(standing -> standing.conversion().offer().equals(offer.id()))
                .filter(standing -> standing.state() == State.OVER_CAP)
                .sorted(Comparator.comparing(
                                (Standing each) -> each.conversion().actedAt())
                        .thenComparing(each -> each.conversion().id().value()))
                .toList();
        for (Standing standing : queue) {
            if (fits(standing, offer) && Posting.starsOf(standing.conversion()) > budgetOf(offer)) {
                return;
            }
            seat(standing, offer, now);
        }
    }

    /** What the offer's paid credits have left of what was paid in; of offers that are not metered all the Stars there are. */
    private long budgetOf(Offer offer) {
        long spent = newest().stream()
                .filter(standing -> standing.conversion().offer().equals(offer.id()))
                .filter(standing -> standing.state().isPaid())
                .mapToLong(standing -> Posting.starsOf(standing.conversion()))
                .sum();
        return deposits.getOrDefault(offer.id(), Long.MAX_VALUE) - spent;
    }

    private void seat(Standing standing, Offer offer, Instant now) {
        if (fits(standing, offer)) {
            State state = now.isBefore(standing.dueAt()) ? State.PENDING : State.APPROVED;
            Standing seated = new Standing(
                    standing.conversion(),
                    standing.action(),
                    state,
                    null,
                    standing.dueAt(),
                    standing.keptFrom(),
                    standing.explanation());
            replace(seated);
            postings.addAll(Posting.ofSeated(seated));
            said.addAll(Announcements.ofBeginning(seated));
        }
    }

    private boolean fits(Standing standing, Offer offer) {
        List<Standing> paid = newest().stream()
                .filter(each -> each.conversion().offer().equals(offer.id()))
                .filter(each -> each.state().isPaid())
                .toList();
        boolean inTotal =
                offer.caps().total() == 0 || paid.size() < offer.caps().total();
        Instant at = standing.conversion().actedAt();
        return inTotal
                && offer.caps().all().stream().allMatch(limit -> Fullness.of(limit, offer, at, paid) < limit.count());
    }
}
