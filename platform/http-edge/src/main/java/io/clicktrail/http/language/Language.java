package io.clicktrail.http.language;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Which language a person reads: the chosen one, else English for those whose browser asks for it first, else Russian. */
public enum Language {
    RU(Locale.of("ru")),
    EN(Locale.ENGLISH);

    static final String COOKIE = "clicktrail_lang";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == RU ? EN : RU;
    }

    /**
     * @param chosen a tag, as the cookie has it
     * @param acceptLanguage as the header has it
     */
    static Language of(@Nullable String chosen, @Nullable String acceptLanguage) {
        Language known = find(chosen);
        return known == null ? ofBrowser(acceptLanguage) : known;
    }

    /** The nearest one. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(EN.tag()) ? EN : RU;
    }

    /** Absent where there is none of this tag. */
    public static @Nullable Language find(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }

    private static Language ofBrowser(@Nullable String acceptLanguage) {
        try {
            List<Locale.LanguageRange> wanted =
                    Locale.LanguageRange.parse(acceptLanguage == null ? "ru" : acceptLanguage);
            String best = Locale.lookupTag(wanted, List.of(RU.tag(), EN.tag()));
            return EN.tag().equals(best) ? EN : RU;
        } catch (IllegalArgumentException rubbish) {
            return RU;
        }
    }
}
