package io.clicktrail.click.visitor;

import org.jspecify.annotations.Nullable;

/** What stands behind a {@code User-Agent}. */
public sealed interface Agent {

    /** As far as the header shows, a person's browser. */
    record Person() implements Agent {}

    /** A program that fetches what people link to, to show a preview or to index it. It gets no token. */
    record Preview(String rule) implements Agent {}

    /** Another program. It is sent on and recorded, but does not count as a visitor. */
    record Machine(String rule) implements Agent {}

    /** The rule by which it was taken for a machine, or null. */
    default @Nullable String rule() {
        return switch (this) {
            case Person person -> null;
            case Preview preview -> preview.rule;
            case Machine machine -> machine.rule;
        };
    }
}
