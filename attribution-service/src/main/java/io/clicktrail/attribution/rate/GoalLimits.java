package io.clicktrail.attribution.rate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import io.clicktrail.event.Goal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

/** In what way each goal is limited: the message files {@code goal-limits}. At length: docs/telegram-limits.md. */
final class GoalLimits {

    private static final List<String> LANGUAGES = List.of("ru", "en");

    private final Map<String, ResourceBundle> words =
            LANGUAGES.stream().collect(toUnmodifiableMap(identity(), GoalLimits::words));

    /** By language. */
    Map<String, String> of(Goal goal) {
        return words.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, language -> language.getValue().getString(goal.wireName())));
    }

    /** Without the fallback to the machine's own language. */
    private static ResourceBundle words(String language) {
        Control noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("goal-limits", Locale.forLanguageTag(language), noFallback);
    }
}
