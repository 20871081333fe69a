package io.clicktrail.click.redirect;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Link;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

/**
 * Where a click leads: to an offer, by a link of ours or without one, or straight to a link's own target.
 *
 * @param scope within it a visitor is new or known: the offer where there is one, since it takes each once, else the link
 * @param offer absent for links with a target of their own, and where the link's offer is gone
 */
record Destination(
        String scope,
        @Nullable Link link,
        @Nullable OfferId offerId,
        @Nullable Offer offer) {

    static Destination of(Offer offer) {
        return new Destination(offer.id().value(), null, offer.id(), offer);
    }

    /** @param offer of the link, where it leads to one that is known */
    static Destination of(Link link, @Nullable Offer offer) {
        String scope = link.offer() == null ? "link:" + link.id() : link.offer().value();
        return new Destination(scope, link, link.offer(), offer);
    }

    /** What a preview may say about it. */
    String title() {
        return offer != null ? offer.name() : link == null ? "" : link.campaign();
    }

    @Nullable
    NetworkId network() {
        return offer == null ? null : offer.network();
    }

    /** A network's click without its id can be credited to nobody; a link of ours is nobody's but ours. */
    boolean needsClickId() {
        return link == null && network() != null;
    }

    /** Whether it asks nothing of its visitors, so that whoever comes while it is open is sent on. */
    boolean takesEverybody() {
        return offer == null || offer.audience().equals(Offer.Audience.EVERYBODY);
    }

    /** Whether the link's offer is not there any more. */
    boolean isGone() {
        return offerId != null && offer == null;
    }

    @Nullable
    String fallbackUrl() {
        return offer == null ? null : offer.fallbackUrl();
    }

    /** The link's own marks, and of those that came along what the link leaves open. */
    Map<String, String> utm(Map<String, String> came) {
        if (link == null || link.utm().isEmpty()) {
            return came;
        }
        Map<String, String> both = new LinkedHashMap<>(came);
        both.putAll(link.utm());
        return both;
    }
}
