package io.clicktrail.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What visitors do before Telegram. Topic {@code clicks}, written by click-gateway. */
public sealed interface ClickEvent extends TrackingEvent {

    ClickId click();

    @Override
    default Topic topic() {
        return Topic.CLICKS;
    }

    @Override
    default String partitionKey() {
        return click().value();
    }

    /** Who came. */
    Visitor visitor();

    /**
     * A visitor followed the link of an offer, or one of our own, and was answered.
     *
     * @param offer absent where the link leads somewhere without an order
     * @param link the link that was followed; absent for clicks that a network sends to the offer itself
     * @param outcome what the visitor got; only {@link ClickOutcome#ACCEPTED} can win a conversion
     * @param networkClickId the network's own id of this click ({@code uid}), given back in the postback
     * @param subs {@code sub1} to {@code sub10}, {@code s1} to {@code s10}, {@code ref} and {@code ref_source} as sent
     * @param utm {@code utm_source} and its like, without the prefix
     */
    @EventType("click.registered.v1")
    record ClickRegistered(
            EventId id,
            Instant occurredAt,
            ClickId click,
            @Nullable OfferId offer,
            @Nullable LinkId link,
            ClickOutcome outcome,
            @Nullable NetworkId network,
            @Nullable String networkClickId,
            Map<String, String> subs,
            Map<String, String> utm,
            Visitor visitor)
            implements ClickEvent {}

    /**
     * A landing page was shown. The click that follows from it has the same click id.
     *
     * @param variant the variant of the landing that was shown
     */
    @EventType("landing.viewed.v1")
    record LandingViewed(
            EventId id,
            Instant occurredAt,
            ClickId click,
            LinkId link,
            @Nullable OfferId offer,
            String variant,
            Map<String, String> utm,
            Visitor visitor)
            implements ClickEvent {}

    /**
     * A landing page was left, or hidden; of several for one click the longest counts.
     *
     * @param visible how long the page was to be seen since it was opened
     */
    @EventType("landing.left.v1")
    record LandingLeft(EventId id, Instant occurredAt, ClickId click, LinkId link, Duration visible, Visitor visitor)
            implements ClickEvent {}

    /**
     * Somebody followed the link that a user shared.
     *
     * @param sharedBy the Telegram user to whom the link was given
     */
    @EventType("share.clicked.v1")
    record ShareClicked(EventId id, Instant occurredAt, ClickId click, OfferId offer, long sharedBy, Visitor visitor)
            implements ClickEvent {}
}
