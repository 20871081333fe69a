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

    private final int status;
    private final String russian;
    private final String english;

    VisitorPage(int status) {
        this.status = status;
        this.russian = rendered(Locale.of("ru"));
        this.english = rendered(Locale.ENGLISH);
    }

    int status() {
        return status;
    }

    /** @param language what the browser asks for first; anything but English is answered in Russian */
    String html(@Nullable String language) {
        return language != null && language.startsWith("en") ? english : russian;
    }

    private String rendered(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("visitor-pages", locale, Source.NO_DEFAULT_LOCALE);
        String key = name().toLowerCase(Locale.ROOT);
        return Source.TEMPLATE
                .replace("{{language}}", locale.getLanguage())
                .replace("{{title}}", texts.getString(key + ".title"))
                .replace("{{text}}", texts.getString(key + ".text"))
                .replace("{{refresh}}", key.equals("come_again") ? "<meta http-equiv=\"refresh\" content=\"2\">" : "");
    }

    /** What all pages are made of; apart, since an enum's constants are made before its own constants. */
    private static final class Source {

        // Without this a server with an English locale would answer Russians in English.
        static final ResourceBundle.Control NO_DEFAULT_LOCALE =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        static final String TEMPLATE = template();

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
}
