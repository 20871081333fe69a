package io.clicktrail.click.landing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.clicktrail.event.Link.Texts;

/**
 * What one page says. The whole page speaks one language: the first of the visitor's for which the link has a text,
 * else the first there is; what the link leaves blank is said in general words.
 */
record Wording(Language language, String title, String description, String button) {

    private static final Texts SILENCE = new Texts("", "", "");
    private static final Pattern WORD_START = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]");
    private static final int LETTERS = 2;

    static Wording of(Map<String, Texts> texts, List<Language> preferred) {
        Language language = preferred.stream()
                .filter(each -> texts.containsKey(each.code()))
                .findFirst()
                .orElse(preferred.getFirst());
        Texts any = texts.values().stream().findFirst().orElse(SILENCE);
        return said(texts.getOrDefault(language.code(), any), language);
    }

    private static Wording said(Texts texts, Language language) {
        return new Wording(
                language,
                texts.title().isBlank() ? language.word("title") : texts.title(),
                texts.description(),
                texts.button().isBlank() ? language.word("button") : texts.button());
    }

    /** One or two letters that stand for the picture where there is none. */
    String monogram() {
        String letters = WORD_START
                .matcher(title)
                .results()
                .limit(LETTERS)
                .map(start -> start.group().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return letters.isEmpty() ? "T" : letters;
    }
}
