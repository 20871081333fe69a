package io.clicktrail.click.landing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Texts;

/** What one page says, all of it in one language. */
record Wording(Language language, Texts texts) {

    private static final Pattern WORD_START = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]");
    private static final int LETTERS = 2;

    /**
     * In the first of the visitor's languages that the link speaks.
     *
     * @param texts by language; every link speaks Russian
     */
    static Wording of(Map<String, Texts> texts, List<Language> preferred) {
        Language language = preferred.stream()
                .filter(each -> texts.containsKey(each.code()))
                .findFirst()
                .orElse(Language.RU);
        return new Wording(language, Objects.requireNonNull(texts.get(language.code()), "a link without words"));
    }

    /** One or two letters that stand for the picture where there is none. */
    String monogram() {
        String letters = WORD_START
                .matcher(texts.title())
                .results()
                .limit(LETTERS)
                .map(start -> start.group().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return letters.isEmpty() ? "T" : letters;
    }
}
