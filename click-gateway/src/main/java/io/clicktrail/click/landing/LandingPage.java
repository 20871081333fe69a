package io.clicktrail.click.landing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.inapp.TelegramLink;
import io.clicktrail.click.inapp.WayIn.Escape;
import io.clicktrail.click.page.Language;
import io.clicktrail.click.page.Template;

/** The page as it goes over the wire: under 20 kB, and nothing in it that belongs to another host. */
final class LandingPage {

    private final Template template = Template.of("landing.html");

    String html(LandingView view) {
        Map<String, String> values = new HashMap<>();
        values.put("nonce", view.nonce());
        values.put("theme", view.theme().wireName());
        values.put("link", view.link().value());
        values.put("go", view.go());
        putIfPresent(values, "pass", view.pass());
        putIfPresent(values, "picture", view.picture());
        say(values, view.wording());
        lead(values, view);
        return template.fill(values);
    }

    private static void say(Map<String, String> values, Wording wording) {
        values.put("language", wording.language().code());
        values.put("title", wording.texts().title());
        values.put("description", wording.texts().description());
        values.put("button", wording.texts().button());
        values.put("monogram", wording.monogram());
        putWords(values, wording.language(), "counting_before", "counting_after", "stay");
    }

    private static void lead(Map<String, String> values, LandingView view) {
        Language language = view.wording().language();
        values.put("opening", view.way().opening().name().toLowerCase(Locale.ROOT));
        putIfPresent(values, "app", appUrl(view));
        if (view.way().blocked()) {
            block(values, view, language);
        } else if (view.way().escape() != Escape.NONE) {
            putWords(values, language, "hint");
        }
    }

    private static void block(Map<String, String> values, LandingView view, Language language) {
        String title = language.word("landing.out_title");
        values.put("blocked", "");
        values.put("out_title", title.replace("{app}", view.way().app().displayName()));
        putWords(values, language, "anyway");
        if (view.way().escape() == Escape.SAFARI) {
            values.put("out_text", language.word("landing.out_safari"));
            putWords(values, language, "safari");
        } else {
            values.put("out_text", language.word("landing.out_menu"));
            values.put("menu", "");
            putWords(values, language, "copy", "copied");
        }
    }

    private static @Nullable String appUrl(LandingView view) {
        TelegramLink telegram = view.target() == null ? null : TelegramLink.of(view.target());
        if (telegram == null) {
            return null;
        }
        return switch (view.way().opening()) {
            case SCHEME -> telegram.scheme();
            case INTENT -> telegram.intent();
            case PLAIN, NONE -> null;
        };
    }

    private static void putWords(Map<String, String> values, Language language, String... words) {
        for (String word : words) {
            values.put(word, language.word("landing." + word));
        }
    }

    private static void putIfPresent(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
