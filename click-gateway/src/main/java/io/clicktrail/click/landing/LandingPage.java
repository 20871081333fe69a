package io.clicktrail.click.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.inapp.TelegramLink;
import io.clicktrail.click.inapp.WayIn.Escape;

/** The page as it goes over the wire: under 20 kB, and nothing in it that belongs to another host. */
final class LandingPage {

    /** A longer one would make the page heavy. */
    static final int LARGEST_PICTURE = 8_000;

    private static final Pattern PICTURE =
            Pattern.compile("data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}");

    private final Template template = new Template(source());

    String html(LandingView view) {
        Map<String, String> values = new HashMap<>();
        values.put("nonce", view.nonce());
        values.put("theme", view.theme().wireName());
        values.put("link", view.link().value());
        values.put("go", view.go());
        putIfPresent(values, "pass", view.pass());
        putIfPresent(values, "picture", fit(view.picture()));
        say(values, view.wording());
        lead(values, view);
        return template.fill(values);
    }

    private static void say(Map<String, String> values, Wording wording) {
        values.put("language", wording.language().code());
        values.put("title", wording.title());
        values.put("description", wording.description());
        values.put("button", wording.button());
        values.put("monogram", wording.monogram());
        for (String word : List.of("counting_before", "counting_after", "stay")) {
            values.put(word, wording.language().word(word));
        }
    }

    private static void lead(Map<String, String> values, LandingView view) {
        Language language = view.wording().language();
        values.put("opening", view.way().opening().name().toLowerCase(Locale.ROOT));
        putIfPresent(values, "app", appUrl(view));
        if (view.way().blocked()) {
            boolean safari = view.way().escape() == Escape.SAFARI;
            values.put("blocked", "");
            values.put(
                    "out_title",
                    language.word("out_title").replace("{app}", view.way().app().displayName()));
            values.put("out_text", language.word(safari ? "out_safari" : "out_menu"));
            values.put("anyway", language.word("anyway"));
            values.put("copied", language.word("copied"));
            values.put("copy", language.word("copy"));
            values.put(safari ? "safari" : "menu", language.word("safari"));
        } else if (view.way().escape() != Escape.NONE) {
            values.put("hint", language.word("hint"));
        }
    }

    private static @Nullable String appUrl(LandingView view) {
        TelegramLink telegram = TelegramLink.of(view.target());
        if (telegram == null) {
            return null;
        }
        return switch (view.way().opening()) {
            case SCHEME -> telegram.scheme();
            case INTENT -> telegram.intent();
            case PLAIN, NONE -> null;
        };
    }

    private static @Nullable String fit(@Nullable String picture) {
        boolean fits = picture != null
                && picture.length() <= LARGEST_PICTURE
                && PICTURE.matcher(picture).matches();
        return fits ? picture : null;
    }

    private static void putIfPresent(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String source() {
        try (InputStream page = LandingPage.class.getResourceAsStream("/landing.html")) {
            if (page == null) {
                throw new IllegalStateException("landing.html is missing from the jar");
            }
            // Lines are indented for those who read the source.
            return new String(page.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ +", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
