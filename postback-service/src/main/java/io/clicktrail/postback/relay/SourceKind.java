package io.clicktrail.postback.relay;

import java.util.Locale;

/** Whose words a source speaks, and how it proves who it is. */
public enum SourceKind {
    /** Parameters with names of the source's own choice; HMAC of the relay, or an API key. */
    RELAY,
    /** Stripe's events and Stripe's signature. */
    STRIPE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
