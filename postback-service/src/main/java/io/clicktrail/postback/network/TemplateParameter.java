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
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.indexOf('{') >= 0) {
            throw new ProblemException(
                    400, "invalid_template", "macros stand in values, not in the names of parameters");
        }
        TemplateText value = equals < 0 ? null : TemplateText.parse(text.substring(equals + 1), TemplateText.Place.URL);
        return new TemplateParameter(
                text, TemplateText.parse(name, TemplateText.Place.URL).render(Map.of()), value);
    }

    List<MacroUse> uses() {
        return value == null ? List.of() : value.uses();
    }

    /** The first macro that has no value to send, or null where it can be sent. */
    @Nullable
    Macro missing(Map<Macro, String> values) {
        return value == null ? null : value.missing(values);
    }

    Rendering.Parameter rendered(Map<Macro, String> values) {
        return new Rendering.Parameter(name, value == null ? null : value.render(values), isSecret());
    }

    /** As it was written, fit for those who may not know what proves that a call is ours. */
    String shown() {
        return isSecret() ? name + "=***" : source;
    }

    private boolean isSecret() {
        return uses().isEmpty() && SECRET.matcher(name).matches();
    }
}
