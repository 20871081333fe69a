package io.clicktrail.bot.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The message files: Russian for those who read it and for whom we do not know, English for all others. */
public final class Texts {

    /** Languages whose readers commonly read Russian. */
    private static final Set<String> RUSSIAN_READERS = Set.of("ru", "be", "kk", "ky", "uk", "uz");

    private final ResourceBundle russian = bundle("ru");
    private final ResourceBundle english = bundle("en");

    /** @param language IETF tag, or null where it is unknown */
    public String say(@Nullable String language, String key, String... parts) {
        ResourceBundle bundle = readsRussian(language) ? russian : english;
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(parts);
    }

    private static boolean readsRussian(@Nullable String language) {
        return language == null
                || RUSSIAN_READERS.contains(Locale.forLanguageTag(language).getLanguage());
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("messages", Locale.of(language));
    }
}
