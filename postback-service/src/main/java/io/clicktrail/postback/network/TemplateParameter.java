package io.clicktrail.postback.network;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;

/**
 * One {@code name=value} of a template's query.
 *
 * @param source as it was written
 * @param name ready for the URL
 * @param value absent where there is no {@code =}
 */
record TemplateParameter(
        String source, String name, @Nullable TemplateText value) {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(token|secret|key|pass|pwd|auth|sign|hash).*|sig|pw|code");

    static TemplateParameter parse(String text) {
        int equals = text.indexOf('=');
        TemplateText name = TemplateText.parse(equals < 0 ? text : text.substring(0, equals));
        if (!name.macros().isEmpty()) {
            throw new ProblemException(
                    400, "invalid_template", "macros stand in values, not in the names of parameters");
        }
        TemplateText value = equals < 0 ? null : TemplateText.parse(text.substring(equals + 1));
        return new TemplateParameter(text, name.render(Map.of()), value);
    }

    List<Macro> macros() {
        return value == null ? List.of() : value.macros();
    }

    boolean isSendable(Map<Macro, String> values) {
        return value == null || value.missing(values) == null;
    }

    String rendered(Map<Macro, String> values) {
        return value == null ? name : name + "=" + value.render(values);
    }

    /** Fit for logs. */
    String masked(Map<Macro, String> values) {
        return isSecret() ? name + "=***" : rendered(values);
    }

    /** As it was written, fit for those who may not know what proves that a call is ours. */
    String shown() {
        return isSecret() ? name + "=***" : source;
    }

    private boolean isSecret() {
        return macros().isEmpty() && SECRET.matcher(name).matches();
    }
}
