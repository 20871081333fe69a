package io.clicktrail.postback.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.address.TargetHost;

/**
 * The URL that a network wants to be called at, with macros in its path and in the values of its query.
 *
 * <p>What has no value is not sent: a query parameter whose macro is empty, or still holds somebody's unresolved
 * placeholder, is left out as a whole, unless the macro has a default. Without the network's click id there is no postback.
 */
public final class PostbackTemplate {

    private static final int LONGEST = 2_000;
    private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?");

    private final String source;
    private final String origin;
    private final TemplateText path;
    private final List<TemplateParameter> query;

    private PostbackTemplate(String source, String origin, TemplateText path, List<TemplateParameter> query) {
        this.source = source;
        this.origin = origin;
        this.path = path;
        this.query = query;
    }

    /**
     * Judges a template as it is to be saved.
     *
     * @throws ProblemException if it may not be, with a stable code
     */
    public static PostbackTemplate judged(String text, AddressPolicy policy) {
        Matcher url = matched(text.strip());
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        String authority = authority(scheme, url.group(2), policy);
        return saved(scheme + "://" + authority + text.strip().substring(url.end(2)));
    }

    /** Reads a template that was judged when it was saved: {@link #source()}. */
    static PostbackTemplate saved(String text) {
        Matcher url = matched(text);
        String path = url.group(3).isEmpty() ? "/" : url.group(3);
        var template = new PostbackTemplate(
                text,
                text.substring(0, url.end(2)),
                TemplateText.parse(path, TemplateText.Place.URL),
                parameters(url.group(4)));
        template.requireComplete();
        return template;
    }

    private static Matcher matched(String text) {
        Matcher url = SHAPE.matcher(text);
        if (text.length() > LONGEST || !url.matches()) {
            throw new ProblemException(
                    400,
                    "invalid_template",
                    "a template is a http or https URL of at most 2000 characters, without a #");
        }
        return url;
    }

    private static String authority(String scheme, String written, AddressPolicy policy) {
        return switch (TargetHost.read(scheme.equals("https"), written, policy)) {
            case TargetHost.Admitted(String authority) -> authority;
            case TargetHost.Refused(TargetHost.Reason reason, String detail) ->
                throw new ProblemException(400, reason.name().toLowerCase(Locale.ROOT), detail);
        };
    }

    private static List<TemplateParameter> parameters(@Nullable String query) {
        return query == null || query.isEmpty()
                ? List.of()
                : Arrays.stream(query.split("&", -1))
                        .map(TemplateParameter::parse)
                        .toList();
    }

    private void requireComplete() {
        if (!path.uses().stream().allMatch(MacroUse::certain)) {
            throw new ProblemException(
                    400,
                    "invalid_template",
                    "what may be empty, like {sub1}, stands in the query, or has a default: {sub1|none}");
        }
        Stream<MacroUse> uses =
                Stream.concat(path.uses().stream(), query.stream().flatMap(parameter -> parameter.uses().stream()));
        if (uses.map(MacroUse::macro).noneMatch(Macro.CLICK_ID::equals)) {
            throw new ProblemException(400, "click_id_missing", "the template has no {click_id}");
        }
    }

    /** The template as it is saved: its host lower case and in ASCII (punycode), the rest as it was written. */
    public String source() {
        return source;
    }

    /** The template as those may see it who cannot change it. */
    String masked() {
        int question = source.indexOf('?');
        return question < 0
                ? source
                : source.substring(0, question + 1)
                        + query.stream().map(TemplateParameter::shown).collect(Collectors.joining("&"));
    }

    /** The call for these values, or the first macro that it cannot do without. */
    public Rendering render(Map<Macro, String> values) {
        Macro missing = MacroValue.isUsable(values.get(Macro.CLICK_ID)) ? path.missing(values) : Macro.CLICK_ID;
        if (missing != null) {
            return new Rendering.Missing(missing);
        }
        var parameters = new ArrayList<Rendering.Parameter>();
        var leftOut = new ArrayList<Rendering.LeftOut>();
        for (TemplateParameter parameter : query) {
            Macro empty = parameter.missing(values);
            if (empty == null) {
                parameters.add(parameter.rendered(values));
            } else {
                leftOut.add(Rendering.LeftOut.of(parameter.name(), empty, values));
            }
        }
        return new Rendering.Ready(origin + path.render(values), parameters, leftOut);
    }

    /** Whether a name stands in the query more than once. */
    boolean repeatsAName() {
        return query.stream().map(TemplateParameter::name).distinct().count() < query.size();
    }
}
