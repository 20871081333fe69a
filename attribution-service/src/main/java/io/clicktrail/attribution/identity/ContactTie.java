package io.clicktrail.attribution.identity;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.ContactHashes;

/** A lead with this contact names the click. */
record ContactTie(Identity contact, ClickId click) {

    /** Nothing where the lead names no click, or nobody. */
    static Stream<ContactTie> of(@Nullable ClickId click, @Nullable ContactHashes contact) {
        return Stream.ofNullable(click)
                .flatMap(named -> Identity.of(contact).stream().map(identity -> new ContactTie(identity, named)));
    }
}
