package io.clicktrail.attribution.fact;

import io.clicktrail.event.OfferId;
import io.clicktrail.event.PlaceEvent.InviteLinkCreated;

/** A link into a chat that an offer has for itself. */
public record InviteLink(String link, String name, long chat, OfferId offer) {

    public static InviteLink of(InviteLinkCreated event) {
        return new InviteLink(event.link(), event.name(), event.chat(), event.offer());
    }
}
