package io.clicktrail.postback.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.clicktrail.http.problem.ProblemException;

/**
 * The headers that a network wants beside those of every call, with macros in their values. One whose macro has no value
 * is left out.
 *
 * @param texts by name, as they were written
 */
public record HeaderTemplates(Map<String, String> texts) {

    public static final HeaderTemplates NONE = new HeaderTemplates(Map.of());

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    /** Those of the connection (RFC 9110, 7.6.1), and those that follow from the call itself. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "webhook-id",
            "webhook-signature",
            "webhook-timestamp",
            "x-clicktrail-test");
    /** Those whose values prove nothing. */
    private static final Set<String> PLAIN = Set.of("accept", "accept-language", "content-language", "user-agent");

    private static final String MASK = "***";

    public HeaderTemplates {
        texts = Map.copyOf(texts);
    }

    /** @throws ProblemException if they may not be sent, with the name of the one */
    static HeaderTemplates judged(Map<String, String> texts) {
        require(texts.size() <= MOST, "headers: at most 20");
        require(
                texts.keySet().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        == texts.size(),
                "headers: each name once");
        texts.forEach((name, text) -> {
            require(NAME.matcher(name).matches(), "headers: names are 1 to 64 of A-Z a-z 0-9 -");
            require(!OURS.contains(name.toLowerCase(Locale.ROOT)), "headers: " + name + " is not for networks to set");
            require(!text.isBlank() && text.length() <= LONGEST, "headers." + name + ": 1 to 1000 characters");
            parsed(text);
        });
        return new HeaderTemplates(texts);
    }

    private static TemplateText parsed(String text) {
        return TemplateText.parse(text.strip(), TemplateText.Place.HEADER);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new ProblemException(400, "invalid_field", rule);
        }
    }

    /**
     * Those that are sent.
     *
     * @param leftOut those that have nothing to send
     */
    public record Filled(Map<String, String> headers, List<Rendering.LeftOut> leftOut) {}

    /** In the order of their names. */
    public Filled render(Map<Macro, String> values) {
        var headers = new LinkedHashMap<String, String>();
        var leftOut = new ArrayList<Rendering.LeftOut>();
        new TreeMap<>(texts).forEach((name, text) -> {
            TemplateText template = parsed(text);
            Macro empty = template.missing(values);
            if (empty == null) {
                headers.put(name, template.render(values));
            } else {
                leftOut.add(Rendering.LeftOut.of(name, empty, values));
            }
        });
        return new Filled(headers, leftOut);
    }

    /** As those may see them who cannot change them: whatever is more than a macro may be a secret. */
    Map<String, String> masked() {
        var masked = new TreeMap<String, String>();
        texts.forEach((name, text) -> masked.put(name, isPlain(name, text) ? text : MASK));
        return masked;
    }

    private static boolean isPlain(String name, String text) {
        return PLAIN.contains(name.toLowerCase(Locale.ROOT))
                || parsed(text).pieces().stream().noneMatch(TemplateText.Piece.Literal.class::isInstance);
    }
}
