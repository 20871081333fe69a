package io.clicktrail.click.redirect;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.inapp.TelegramLink;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Link;
import io.clicktrail.event.LinkId;

/** What is done about a click, decided before anything is. The click is kept in any case. */
sealed interface RedirectPlan {

    ClickRegistered click();

    /** The visitor goes to the target once the click is durable. */
    record Redirect(ClickRegistered click, String target) implements RedirectPlan {}

    /** Nobody is accepted, and the offer names no other place: the visitor sees a page of ours. */
    record Closed(ClickRegistered click) implements RedirectPlan {}

    /** @param bot to which people are sent with their token, without the @ */
    static RedirectPlan of(Destination to, ClickRequest request, Visit visit, String bot) {
        ClickOutcome outcome = Verdict.of(to, request.networkClickId(), visit.arrival());
        ClickRegistered click = registered(to, request, visit, outcome);
        String target = outcome == ClickOutcome.ACCEPTED ? target(to, visit, bot) : to.fallbackUrl();
        return target == null ? new Closed(click) : new Redirect(click, target);
    }

    private static @Nullable String target(Destination to, Visit visit, String bot) {
        Link link = to.link();
        return link == null || link.targetUrl() == null ? TelegramLink.toBot(bot, visit.click()) : link.targetUrl();
    }

    private static ClickRegistered registered(Destination to, ClickRequest request, Visit visit, ClickOutcome outcome) {
        Link link = to.link();
        LinkId linkId = link == null ? null : link.id();
        String networkClickId = to.network() == null ? null : request.networkClickId();
        return new ClickRegistered(
                visit.event(),
                visit.click().moment(),
                visit.click(),
                to.offerId(),
                linkId,
                outcome,
                networkClickId == null ? null : to.network(),
                networkClickId,
                request.subs(),
                to.utm(request.utm()),
                visit.arrival().visitor());
    }
}
