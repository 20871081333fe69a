package io.clicktrail.attribution.fact;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.DeviceClass;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.OfferId;

/**
 * What attribution remembers of a click: what decides, what the postback gives back, and where it came from.
 *
 * @param visitor the same for the same visitor, where the click may be a touch of theirs; nobody is shown it
 * @param country of the visitor, ISO 3166-1 alpha-2, where it is known
 * @param device with which they came, where they said it
 * @param bot the rule by which the browser was taken for a machine; absent for people
 */
public record Click(
        ClickId id,
        EventId event,
        Instant at,
        OfferId offer,
        ClickOutcome outcome,
        @Nullable NetworkId network,
        @Nullable String networkClickId,
        Map<String, String> subs,
        Map<String, String> utm,
        @Nullable String country,
        @Nullable DeviceClass device,
        @Nullable String bot,
        @JsonIgnore @Nullable String visitor)
        implements Fact {

    /** Nothing of a click that leads somewhere without an order: nobody can be credited with it. */
    public static Optional<Click> of(ClickRegistered event, Devices devices) {
        return Optional.ofNullable(event.offer()).map(offer -> of(event, offer, devices));
    }

    private static Click of(ClickRegistered event, OfferId offer, Devices devices) {
        return new Click(
                event.click(),
                event.id(),
                event.occurredAt(),
                offer,
                event.outcome(),
                event.network(),
                event.networkClickId(),
                event.subs(),
                event.utm(),
                event.visitor().country(),
                devices.of(event.visitor().userAgent()),
                event.visitor().bot(),
                visitorOf(event));
    }

    /** What others may be told of where it came from. */
    public ClickOrigin origin() {
        return new ClickOrigin(utm, country, device == null ? null : device.wireName(), bot, visitor);
    }

    private static @Nullable String visitorOf(ClickRegistered event) {
        boolean touch =
                event.outcome() == ClickOutcome.ACCEPTED && event.visitor().bot() == null;
        return touch ? event.visitor().key() : null;
    }
}
