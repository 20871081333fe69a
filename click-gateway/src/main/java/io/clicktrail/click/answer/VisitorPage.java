package io.clicktrail.click.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

import org.jspecify.annotations.Nullable;

/** The few pages that a visitor sees here: short, without scripts, Russian first and English for those who ask. */
public enum VisitorPage {
    UNKNOWN_OFFER(404),
    CLOSED(404),
    BROKEN_LINK(400),
    COME_AGAIN(503);

    // Without this a server with an English locale would answer Russians in English.
    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String TEMPLATE = template();

    private final int status;

    VisitorPage(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** @param language what the browser asks for first; anything but English is answered in Russian */
    String html(@Nullable String language) {
        Locale locale = language != null && language.startsWith("en") ? Locale.ENGLISH : Locale.of("ru");
        ResourceBundle texts = ResourceBundle.getBundle("visitor-pages", locale, NO_DEFAULT_LOCALE);
        String key = name().toLowerCase(Locale.ROOT);
        return TEMPLATE.replace("{{language}}", locale.getLanguage())
                .replace("{{title}}", texts.getString(key + ".title"))
                .replace("{{text}}", texts.getString(key + ".text"))
                .replace("{{refresh}}", this == COME_AGAIN ? "<meta http-equiv=\"refresh\" content=\"2\">" : "");
    }

    private static String template() {
        try (InputStream page = VisitorPage.class.getResourceAsStream("/visitor-page.html")) {
            if (page == null) {
                throw new IllegalStateException("visitor-page.html is missing from the jar");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
