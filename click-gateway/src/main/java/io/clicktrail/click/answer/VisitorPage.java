package io.clicktrail.click.answer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.page.Language;
import io.clicktrail.click.page.Template;

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
        this.russian = rendered(Language.RU);
        this.english = rendered(Language.EN);
    }

    int status() {
        return status;
    }

    /** @param acceptLanguage what the browser says of its visitor's languages */
    String html(@Nullable String acceptLanguage) {
        return switch (Language.preferred(acceptLanguage).getFirst()) {
            case RU -> russian;
            case EN -> english;
        };
    }

    private String rendered(Language language) {
        String key = name().toLowerCase(Locale.ROOT);
        Map<String, String> values = new HashMap<>();
        values.put("language", language.code());
        values.put("title", language.word(key + ".title"));
        values.put("text", language.word(key + ".text"));
        if (status == 503) {
            values.put("reloads", "");
        }
        return Source.TEMPLATE.fill(values);
    }

    /** Apart, since an enum's constants are made before its own constants. */
    private static final class Source {
        static final Template TEMPLATE = Template.of("visitor-page.html");
    }
}
