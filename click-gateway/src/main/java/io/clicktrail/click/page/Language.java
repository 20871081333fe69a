package io.clicktrail.click.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What our pages speak, Russian first, and the words that are the house's own. */
public enum Language {
    RU,
    EN;

    private static final int LONGEST_HEADER = 200;

    // Without this control a server with an English locale would answer Russians in English.
    private final ResourceBundle words = ResourceBundle.getBundle(
            "words",
            Locale.of(name().toLowerCase(Locale.ROOT)),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    /** As in {@code lang}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String word(String key) {
        return words.getString(key);
    }

    /** Both, the one that the visitor reads better first; Russian where the header does not tell. */
    public static List<Language> preferred(@Nullable String acceptLanguage) {
        List<Language> order = new ArrayList<>(ranked(acceptLanguage));
        for (Language language : values()) {
            if (!order.contains(language)) {
                order.add(language);
            }
        }
        return order;
    }

    private static List<Language> ranked(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> Stream.of(values()).filter(language -> language.isIn(range)))
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException rubbish) {
            return List.of();
        }
    }

    private boolean isIn(Locale.LanguageRange range) {
        return range.getRange().equals(code()) || range.getRange().startsWith(code() + "-");
    }
}
