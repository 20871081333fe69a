package io.clicktrail.click.redirect;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Link;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Visitor;

/** What a click leads to. The first reason that holds is the one that is told. */
final class Verdict {

    // What trackers leave in a link whose macro they did not fill: {uid}, [uid], %uid%, <uid>, #s2#.
    private static final Pattern UNFILLED_MACRO = Pattern.compile("[\\[{<%#].*[]}>%#]|REPLACE|OPTIONAL");

    private Verdict() {}

    static ClickOutcome of(Destination to, @Nullable String networkClickId, Arrival arrival) {
        ClickOutcome closed = closed(to, arrival.at());
        if (closed != null) {
            return closed;
        }
        if (!takes(to.offer(), arrival.visitor().country())) {
            return ClickOutcome.COUNTRY_NOT_ALLOWED;
        }
        if (isUnfilled(networkClickId)) {
            return ClickOutcome.UNFILLED_MACRO;
        }
        if (!(arrival.agent() instanceof Agent.Person)) {
            return ClickOutcome.BOT;
        }
        return isDuplicate(to.offer(), arrival.visitor()) ? ClickOutcome.DUPLICATE : ClickOutcome.ACCEPTED;
    }

    static boolean isUnfilled(@Nullable String networkClickId) {
        return networkClickId != null && UNFILLED_MACRO.matcher(networkClickId).matches();
    }

    private static boolean isOpen(Link link, Instant now) {
        return link.status() == Link.Status.ACTIVE && (link.expiresAt() == null || now.isBefore(link.expiresAt()));
    }

    /** Why nobody is accepted now, whoever comes; null where somebody may be. */
    static @Nullable ClickOutcome closed(Destination to, Instant now) {
        Link link = to.link();
        if (link != null && !isOpen(link, now)) {
            return link.status() == Link.Status.PAUSED ? ClickOutcome.PAUSED : ClickOutcome.EXPIRED;
        }
        Offer offer = to.offer();
        if (offer == null) {
            return to.isGone() ? ClickOutcome.PAUSED : null;
        }
        return switch (offer.status()) {
            case PAUSED -> ClickOutcome.PAUSED;
            case EXHAUSTED -> ClickOutcome.EXHAUSTED;
            case ACTIVE -> offer.isOpenAt(now) ? null : ClickOutcome.OUT_OF_SCHEDULE;
        };
    }

    /** A visitor whose country nobody knows is taken. */
    private static boolean takes(@Nullable Offer offer, @Nullable String country) {
        return offer == null
                || country == null
                || offer.audience().countries().isEmpty()
                || offer.audience().countries().contains(country);
    }

    private static boolean isDuplicate(@Nullable Offer offer, Visitor visitor) {
        return offer != null && offer.audience().once() && visitor.standing() == Visitor.Standing.REPEAT;
    }
}
