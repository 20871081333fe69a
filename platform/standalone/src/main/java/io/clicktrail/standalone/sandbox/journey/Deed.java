package io.clicktrail.standalone.sandbox.journey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can do in the sandbox's channel and its discussion group. */
enum Deed {
    JOIN("demo-channel"),
    /** To a message of the group; each time to another one. */
    REACTION("demo-reaction"),
    /** Below the channel's post. */
    COMMENT("demo-comment"),
    POLL_VOTE("demo-poll"),
    /** Takes the join back. */
    LEAVE("demo-channel");

    private final String offer;

    Deed(String offer) {
        this.offer = offer;
    }

    static Optional<Deed> find(String wireName) {
        return Arrays.stream(values())
                .filter(deed -> deed.wireName().equals(wireName))
                .findFirst();
    }

    /** As attribution-service calls the goal, but for joins and leaves. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The offer that pays for it. */
    String offer() {
        return offer;
    }
}
