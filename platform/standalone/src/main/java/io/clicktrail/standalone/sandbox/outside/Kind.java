package io.clicktrail.standalone.sandbox.outside;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Those outside that are played here. */
public enum Kind {
    /** The CPA network, which gets postbacks. */
    POSTBACK,
    /** The Bot API. */
    TELEGRAM,
    LEADS_TECH,
    /** The API of AmoCRM. */
    AMOCRM;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> find(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }
}
