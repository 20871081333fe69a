package io.clicktrail.click.link;

import java.util.Locale;
import java.util.ResourceBundle;

import io.clicktrail.event.Link.Texts;

/** What a landing says where nobody has said anything else. */
final class HouseWords {

    // Without this a server with an English locale would answer Russians in English.
    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private HouseWords() {}

    /** @param language anything but {@code en} is Russian */
    static Texts of(String language, String title) {
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.of("ru");
        ResourceBundle words = ResourceBundle.getBundle("landing-words", locale, NO_DEFAULT_LOCALE);
        return new Texts(title, words.getString("description"), words.getString("button"));
    }
}
