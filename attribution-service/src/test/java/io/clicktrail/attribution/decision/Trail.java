package io.clicktrail.attribution.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.fact.ActionReport;
import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.Course;
import io.clicktrail.attribution.fact.Deed;
import io.clicktrail.attribution.fact.Deeds;
import io.clicktrail.attribution.fact.Facts;
import io.clicktrail.attribution.fact.Invite;
import io.clicktrail.attribution.fact.InviteLink;
import io.clicktrail.attribution.fact.InviteLinks;
import io.clicktrail.attribution.fact.Join;
import io.clicktrail.attribution.fact.Leave;
import io.clicktrail.attribution.fact.Moves;
import io.clicktrail.attribution.fact.Reported;
import io.clicktrail.attribution.fact.Reports;
import io.clicktrail.attribution.fact.Request;
import io.clicktrail.attribution.fact.Retraction;
import io.clicktrail.attribution.fact.ShareClick;
import io.clicktrail.attribution.fact.Start;
import io.clicktrail.attribution.fact.Withdrawal;
import io.clicktrail.event.Chat;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.TrackingEvent;

/** What happened, told in minutes after noon. */
final class Trail {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final long ANNA = 1;
    static final long BORIS = 2;
    static final Chat SPORTS = new Chat(-1001, "Sports", "channel");

    private final List<Start> starts = new ArrayList<>();
    private final List<Click> clicks = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<ShareClick> shareClicks = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Retraction> retractions = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<InviteLink> links = new ArrayList<>();
    private final List<ActionReport> reports = new ArrayList<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private Moves moves = Moves.NONE;
    private int events;

    static Instant minute(double number) {
        return NOON.plusMillis(Math.round(number * 60_000));
    }

    Click click(Offer offer, double minute) {
        return click(offer, minute, ClickOutcome.ACCEPTED, null);
    }

    Click click(Offer offer, double minute, ClickOutcome outcome, @Nullable String bot) {
        return click(offer, minute, outcome, bot, null);
    }

    private Click click(
            Offer offer, double minute, ClickOutcome outcome, @Nullable String bot, @Nullable String visitor) {
        Instant at = minute(minute);
        Click click = new Click(
                token(at),
                event(at),
                at,
                offer.id(),
                outcome,
                NetworkId.parse("spring-net"),
                "uid-1",
                Map.of(),
                Map.of(),
                null,
                null,
                bot,
                visitor);
        clicks.add(click);
        return click;
    }

    /** A click that its user has started a minute later. */
    Click started(long user, Offer offer, double minute) {
        Click click = click(offer, minute);
        start(user, click.id(), minute + 1);
        return click;
    }

    /** A click on this device that its user has started a minute later. */
    Click startedOn(String device, long user, Offer offer, double minute) {
        Click click = click(offer, minute, ClickOutcome.ACCEPTED, null, device);
        start(user, click.id(), minute + 1);
        return click;
    }

    void start(long user, ClickId click, double minute) {
        start(user, click, minute, false);
    }

    void start(long user, ClickId click, double minute, boolean premium) {
        starts.add(new Start(event(minute(minute)), minute(minute), user, click, premium));
    }

    ClickId token(Instant at) {
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        secret[0] = (byte) ++events;
        return ClickId.of(at, secret);
    }

    Join join(long user, double minute) {
        return join(user, minute, SPORTS, false);
    }

    Join join(long user, double minute, Chat chat, boolean premium) {
        Instant at = minute(minute);
        Join join = new Join(event(at), at, user, chat, Invite.UNKNOWN, false, premium, false, at);
        joins.add(join);
        return join;
    }

    /** The offer has a link into the chat for itself. */
    void linked(Offer offer, Chat chat) {
        links.add(new InviteLink("https://t.me/+" + offer.id(), "o:" + offer.id(), chat.id(), offer.id()));
    }

    Join joinBy(long user, double minute, Invite invite) {
        Instant at = minute(minute);
        Join join = new Join(event(at), at, user, SPORTS, invite, false, false, false, at);
        joins.add(join);
        return join;
    }

    /** A join of which we hear later than it was done. */
    Join joinHeardAt(long user, double minute, double heard) {
        Join join = new Join(
                event(minute(minute)),
                minute(minute),
                user,
                SPORTS,
                Invite.UNKNOWN,
                false,
                false,
                false,
                minute(heard));
        joins.add(join);
        return join;
    }

    /** Visitors whom nobody has seen yet follow what the user has shared, one at each of these minutes. */
    void followed(long user, Offer offer, double... minutes) {
        for (double minute : minutes) {
            EventId event = event(minute(minute));
            shareClicks.add(
                    new ShareClick(event, minute(minute), user, offer.id(), "visitor-" + events, minute(minute)));
        }
    }

    void followedOn(String device, long user, Offer offer, double minute) {
        shareClicks.add(
                new ShareClick(event(minute(minute)), minute(minute), user, offer.id(), device, minute(minute)));
    }

    /** A visitor of whom we hear later than they came. */
    void followedHeardAt(long user, Offer offer, double minute, double heard) {
        EventId event = event(minute(minute));
        shareClicks.add(new ShareClick(event, minute(minute), user, offer.id(), "visitor-" + events, minute(heard)));
    }

    void leave(long user, double minute) {
        leaves.add(new Leave(event(minute(minute)), minute(minute), user, SPORTS.id(), false));
    }

    void leave(long user, double minute, Chat chat) {
        leaves.add(new Leave(event(minute(minute)), minute(minute), user, chat.id(), false));
    }

    /** Telegram is asked for the membership, and there is one. */
    Join foundThere(long user, double minute) {
        Instant at = minute(minute);
        Join join = new Join(event(at), at, user, SPORTS, Invite.UNKNOWN, false, false, true, at);
        joins.add(join);
        return join;
    }

    /** Telegram is asked for the membership, and there is none. */
    void foundMissing(long user, double minute) {
        leaves.add(new Leave(event(minute(minute)), minute(minute), user, SPORTS.id(), true));
    }

    /** They ask to be let in, and somebody lets them in later. */
    Join joinRequested(long user, double minute, double asked) {
        requests.add(new Request(event(minute(asked)), minute(asked), user, SPORTS.id()));
        Join join = new Join(
                event(minute(minute)),
                minute(minute),
                user,
                SPORTS,
                Invite.UNKNOWN,
                true,
                false,
                false,
                minute(minute));
        joins.add(join);
        return join;
    }

    /** What an event of Telegram says was done or taken back; heard in its own moment. */
    void told(TrackingEvent event) {
        Deed.of(event, event.occurredAt()).ifPresent(deeds::add);
        retractions.addAll(Retraction.of(event));
    }

    /** A partner tells of the user. */
    Reported reported(long user, Offer offer, String reference, double minute) {
        reported(user, null, null, offer, reference, minute);
        return new Reports(List.of(reports.getLast()), List.of())
                .about(clicks, starts)
                .getFirst();
    }

    /** A partner tells of whoever came by the click, or by one that its network calls so. */
    void reported(
            @Nullable Long user,
            @Nullable ClickId click,
            @Nullable String uid,
            Offer offer,
            String reference,
            double minute) {
        Instant at = minute(minute);
        reports.add(new ActionReport(event(at), at, "shop", reference, offer.id(), user, click, uid, null, at));
    }

    void withdrawn(Offer offer, String reference, double minute) {
        Instant at = minute(minute);
        withdrawals.add(new Withdrawal(event(at), at, "shop", reference, offer.id()));
    }

    /** The group goes on under another id. */
    void moved(Chat chat, long newId) {
        moves = new Moves(Map.of(newId, chat.id()));
    }

    List<Verdict> verdicts(long user, Offer... offers) {
        return verdicts(user, Payers.unmetered(List.of(offers)));
    }

    List<Verdict> verdicts(long user, Payers payers) {
        return new Facts(
                        starts,
                        clicks,
                        new Deeds(joins, deeds, shareClicks, new Reports(reports, withdrawals).about(clicks, starts)),
                        new Course(leaves, retractions, requests, moves, new InviteLinks(links)))
                .byPerson().stream()
                        .filter(person -> person.user() == user)
                        .flatMap(person -> AttributionRules.decide(person, payers).stream())
                        .toList();
    }

    Verdict.Credit credit(long user, Offer... offers) {
        return verdicts(user, offers).stream()
                .filter(Verdict.Credit.class::isInstance)
                .map(Verdict.Credit.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no credit in " + verdicts(user, offers)));
    }

    /** What everything so far leads to, for somebody about whom this was decided before. */
    List<Change> changes(long user, Past past, double now, Offer... offers) {
        return Reconciliation.diff(past, verdicts(user, offers), minute(now));
    }

    static Duration minutes(int number) {
        return Duration.ofMinutes(number);
    }

    private EventId event(Instant at) {
        return EventId.of(at, 0, ++events);
    }
}
