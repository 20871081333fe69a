package io.clicktrail.click.redirect;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Visitor;

/** What a click leads to, decided before anything is done about it. */
sealed interface RedirectPlan {

    /** The visitor goes to the target once the click is durable. */
    record Redirect(ClickRegistered click, String target) implements RedirectPlan {}

    /** The offer takes nobody now and names no other place; the click is kept all the same. */
    record Closed(ClickRegistered click) implements RedirectPlan {}

    /** The link is broken: whoever placed it must mend it. Nothing is kept. */
    record Refused(String code, String detail) implements RedirectPlan {}

    // What trackers leave in a link whose macro they did not fill: {uid}, [uid], %uid%, <uid>, #s2#.
    Pattern UNFILLED_MACRO = Pattern.compile("[\\[{<%#].*[]}>%#]|REPLACE|OPTIONAL");

    static RedirectPlan of(Offer offer, ClickRequest request, String clickIdParameter, Visit visit, String bot) {
        String networkClickId = request.networkClickId(clickIdParameter);
        if (offer.network() != null && networkClickId == null) {
            return new Refused("missing_click_id", "the link needs the network's click id in " + clickIdParameter);
        }
        if (networkClickId != null && UNFILLED_MACRO.matcher(networkClickId).matches()) {
            return new Refused("unfilled_macro", "the network has not filled the macro in " + clickIdParameter);
        }
        ClickOutcome outcome = outcomeOf(offer, visit.at());
        ClickRegistered click = registered(offer, request, networkClickId, visit, outcome);
        if (outcome == ClickOutcome.ACCEPTED) {
            return new Redirect(click, "https://t.me/" + bot + "?start=" + visit.click());
        }
        return offer.fallbackUrl() == null ? new Closed(click) : new Redirect(click, offer.fallbackUrl());
    }

    private static ClickOutcome outcomeOf(Offer offer, Instant now) {
        return switch (offer.status()) {
            case PAUSED -> ClickOutcome.PAUSED;
            case EXHAUSTED -> ClickOutcome.EXHAUSTED;
            case ACTIVE -> Schedule.isOpen(offer, now) ? ClickOutcome.ACCEPTED : ClickOutcome.OUT_OF_SCHEDULE;
        };
    }

    private static ClickRegistered registered(
            Offer offer, ClickRequest request, @Nullable String networkClickId, Visit visit, ClickOutcome outcome) {
        var visitor = new Visitor(
                visit.visitor(),
                Visitor.Standing.UNKNOWN,
                request.userAgent(),
                request.language(),
                request.referrerHost(),
                null,
                visit.agent().rule(),
                null);
        return new ClickRegistered(
                visit.event(),
                visit.at(),
                visit.click(),
                offer.id(),
                null,
                outcome,
                offer.network(),
                networkClickId,
                request.subs(),
                request.utm(),
                visitor);
    }
}
