package io.clicktrail.postback.arbitrage;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

/** What callers are told in words: Russian, or English for those who read it better. */
final class Wording {

    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.ENGLISH);
    private static final int LONGEST_HEADER = 200;

    private Wording() {}

    static String messageOf(SendState state, @Nullable String acceptLanguage) {
        return words(acceptLanguage).getString("send." + state.state());
    }

    private static ResourceBundle words(@Nullable String acceptLanguage) {
        // Without this control a server with an English locale would answer Russians in English.
        return ResourceBundle.getBundle(
                "arbitrage-words",
                language(acceptLanguage),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return LANGUAGES.getFirst();
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? LANGUAGES.getFirst() : best;
        } catch (IllegalArgumentException rubbish) {
            return LANGUAGES.getFirst();
        }
    }
}
