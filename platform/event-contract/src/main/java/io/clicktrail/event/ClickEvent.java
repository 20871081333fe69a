package io.clicktrail.event;

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

    /**
     * A visitor followed an offer's link and was answered.
     *
     * @param outcome what the visitor got; only {@link ClickOutcome#ACCEPTED} can win a conversion
     * @param networkClickId the network's own id of this click ({@code uid}), given back in the postback
     * @param subs {@code sub1} to {@code sub10} as the network sent them
     * @param utm {@code utm_source} and its like, without the prefix
     * @param visitor a keyed hash of address and browser: the same visitor within a day has the same value
     * @param language the first language of {@code Accept-Language}
     * @param referrerHost the host of {@code Referer}, without the path
     * @param bot the rule by which the browser was taken for a machine; absent for people
     */
    @EventType("click.registered.v1")
    record ClickRegistered(
            EventId id,
            Instant occurredAt,
            ClickId click,
            OfferId offer,
            ClickOutcome outcome,
            @Nullable NetworkId network,
            @Nullable String networkClickId,
            Map<String, String> subs,
            Map<String, String> utm,
            String visitor,
            @Nullable String userAgent,
            @Nullable String language,
            @Nullable String referrerHost,
            @Nullable String bot)
            implements ClickEvent {}
}
