package io.clicktrail.postback.arbitrage;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.MacroValue;

/**
 * One parameter of a target's URL and what stands in it.
 *
 * @param name theirs: {@code sub6}
 */
record ClickParameter(String name, Source source) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern FIELD = Pattern.compile("user_id|ref|ref_source|(?:utm|vk)_[A-Za-z0-9_.-]{1,36}");
    private static final char FIXED = '=';

    /** Where a parameter's value comes from. */
    sealed interface Source {

        /** The same for everybody. */
        record Fixed(String text) implements Source {}

        /** Of the visit. */
        record Field(String name) implements Source {}
    }

    /** Why a parameter is not sent. */
    enum Dropped {
        EMPTY,
        /** Somebody's {@code {user_id}} that was never replaced. */
        UNRESOLVED_PLACEHOLDER
    }

    /**
     * @param source the name of a field, or {@code =} and a fixed text
     * @throws ProblemException where it is neither
     */
    static ClickParameter judged(String name, String source) {
        if (!NAME.matcher(name).matches()) {
            throw refused(name, "a name has 1 to 40 of A-Z a-z 0-9 _ . -");
        }
        if (source.isEmpty() || source.charAt(0) != FIXED) {
            return new ClickParameter(name, field(name, source));
        }
        String text = source.substring(1);
        if (text.length() > VisitReader.LONGEST_VALUE || !MacroValue.isUsable(text)) {
            throw refused(name, "a fixed text has 1 to 255 characters and is no placeholder");
        }
        return new ClickParameter(name, new Source.Fixed(text));
    }

    private static Source field(String name, String field) {
        if (!FIELD.matcher(field).matches()) {
            throw refused(name, "one of user_id, ref, ref_source, utm_..., vk_..., or = and a fixed text");
        }
        return new Source.Field(field);
    }

    private static ProblemException refused(String name, String rule) {
        return new ProblemException(400, "invalid_parameter", "parameters." + name + ": " + rule);
    }

    /** As {@link #judged} reads it. */
    String written() {
        return switch (source) {
            case Source.Fixed(String text) -> FIXED + text;
            case Source.Field(String field) -> field;
        };
    }

    /** What to send for this visit, or null where there is nothing. */
    @Nullable
    String valueOf(Visit visit) {
        return switch (source) {
            case Source.Fixed(String text) -> text;
            case Source.Field(String field) ->
                visit.candidates(field).stream()
                        .filter(MacroValue::isUsable)
                        .findFirst()
                        .orElse(null);
        };
    }

    /** Why there is nothing to send. */
    Dropped reasonOf(Visit visit) {
        return source instanceof Source.Field(String field)
                        && !visit.candidates(field).isEmpty()
                ? Dropped.UNRESOLVED_PLACEHOLDER
                : Dropped.EMPTY;
    }
}
