package io.clicktrail.postback.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * A macro in its place in a template: {@code {sub1}}, with a default {@code {sub1|none}}, with a translation
 * {@code {status:approved=1,rejected=2}}, or with both {@code {status:approved=1|0}}.
 *
 * @param words from our words to the network's; absent: the value itself is sent
 * @param otherwise what is sent where there is no value, perhaps empty; absent: nothing is
 */
record MacroUse(
        Macro macro,
        @Nullable Map<String, String> words,
        @Nullable String otherwise) {

    private static final Pattern WORD = Pattern.compile("[^{}|,=&#?%\\\\\\p{Cntrl}]{0,64}");

    /**
     * @param more what stands behind the name: {@code :approved=1|0}
     * @throws ProblemException if there is no such macro, or this cannot be said of it
     */
    static MacroUse parse(String name, String more) {
        Macro macro = macroNamed(name);
        int bar = more.indexOf('|');
        String otherwise = bar < 0 ? null : more.substring(bar + 1);
        String translation = bar < 0 ? more : more.substring(0, bar);
        if (macro == Macro.CLICK_ID && !more.isEmpty()) {
            throw invalid("{click_id} is the network's own: it has neither translation nor default");
        }
        if (otherwise != null && !WORD.matcher(otherwise).matches()) {
            throw invalid("a default has at most 64 characters and none of , = & # ? % \\");
        }
        return translation.isEmpty()
                ? new MacroUse(macro, null, otherwise)
                : new MacroUse(translated(macro), words(translation.substring(1)), otherwise);
    }

    private static Macro macroNamed(String name) {
        Macro macro = Macro.find(name);
        if (macro == null) {
            String known = Stream.of(Macro.values()).map(Macro::wireName).collect(Collectors.joining(", "));
            throw new ProblemException(400, "unknown_macro", "{" + name + "} is none of the macros: " + known);
        }
        return macro;
    }

    /** A status is translated from our own name of it, not from the word for which it stands already. */
    private static Macro translated(Macro macro) {
        return macro == Macro.STATUS ? Macro.EVENT : macro;
    }

    private static Map<String, String> words(String translation) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : translation.split(",", -1)) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2
                    || sides[0].isBlank()
                    || !WORD.matcher(sides[0]).matches()
                    || !WORD.matcher(sides[1]).matches()) {
                throw invalid("a translation is written {status:approved=1,rejected=2}");
            }
            words.put(sides[0].strip(), sides[1]);
        }
        return Map.copyOf(words);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(400, "invalid_template", detail);
    }

    /** What is to be sent, or null where nothing is. */
    @Nullable
    String value(Map<Macro, String> values) {
        String value = values.get(macro);
        String sent = words == null || value == null ? value : words.get(value);
        return MacroValue.isUsable(sent) ? sent : otherwise;
    }

    /** Whether every postback has something to send for it. */
    boolean certain() {
        return otherwise == null ? words == null && !macro.optional() : !otherwise.isEmpty();
    }
}
