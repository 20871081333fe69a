package io.clicktrail.click.redirect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A click as it came, made fit to keep: known parameters only, cropped, without control characters. Nobody behind this
 * door sees the raw request.
 *
 * @param parameters every known query parameter that came with a value
 */
record ClickRequest(
        Map<String, String> parameters,
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable String referrerHost) {

    private static final int LONGEST_VALUE = 255;
    private static final int LONGEST_AGENT = 512;
    private static final int LONGEST_LANGUAGE = 35;
    private static final Set<String> UTM =
            Set.of("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term");
    private static final Set<String> SUBS =
            Set.of("sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10");

    static ClickRequest of(
            Map<String, List<String>> query,
            String clickIdParameter,
            @Nullable String userAgent,
            @Nullable String acceptLanguage,
            @Nullable String referrer) {
        Map<String, String> parameters = LinkedHashMap.newLinkedHashMap(query.size());
        query.forEach((name, values) -> {
            String value = kept(name, values.getFirst(), clickIdParameter);
            if (value != null) {
                parameters.put(name, value);
            }
        });
        return new ClickRequest(
                parameters, clean(userAgent, LONGEST_AGENT), firstLanguage(acceptLanguage), hostOf(referrer));
    }

    /** Marks may be cropped; half of the network's click id would be somebody else's. */
    private static @Nullable String kept(String name, @Nullable String value, String clickIdParameter) {
        if (name.equals(clickIdParameter)) {
            return value == null || value.length() > LONGEST_VALUE ? null : clean(value, LONGEST_VALUE);
        }
        return SUBS.contains(name) || UTM.contains(name) ? clean(value, LONGEST_VALUE) : null;
    }

    /** The network's own id of this click, or null. */
    @Nullable
    String networkClickId(String parameter) {
        return parameters.get(parameter);
    }

    Map<String, String> subs() {
        return picked(SUBS, 0);
    }

    /** The UTM marks, without their prefix. */
    Map<String, String> utm() {
        return picked(UTM, "utm_".length());
    }

    private Map<String, String> picked(Set<String> names, int prefix) {
        Map<String, String> picked = LinkedHashMap.newLinkedHashMap(parameters.size());
        parameters.forEach((name, value) -> {
            if (names.contains(name)) {
                picked.put(name.substring(prefix), value);
            }
        });
        return picked;
    }

    private static @Nullable String firstLanguage(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return null;
        }
        int end = 0;
        while (end < acceptLanguage.length() && isLanguageCharacter(acceptLanguage.charAt(end))) {
            end++;
        }
        return clean(acceptLanguage.substring(0, end), LONGEST_LANGUAGE);
    }

    private static boolean isLanguageCharacter(char c) {
        return c == '-' || c < 128 && Character.isLetterOrDigit(c);
    }

    private static @Nullable String hostOf(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int start = url.indexOf("://");
        if (start < 0) {
            return null;
        }
        int end = start + 3;
        while (end < url.length() && "/?#:@\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return clean(url.substring(start + 3, end), LONGEST_VALUE);
    }

    /** The value without control characters, cropped; null where nothing is left. */
    private static @Nullable String clean(@Nullable String value, int longest) {
        if (value == null) {
            return null;
        }
        boolean dirty = value.length() > longest || value.chars().anyMatch(ClickRequest::isUnfit);
        String clean = dirty ? cleaned(value, longest) : value;
        return clean.isBlank() ? null : clean;
    }

    private static String cleaned(String value, int longest) {
        StringBuilder fit = new StringBuilder(longest);
        value.codePoints().filter(c -> !isUnfit(c)).limit(longest).forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
