package io.clicktrail.postback.arbitrage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.query.Query;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.address.TargetHost;
import io.clicktrail.postback.arbitrage.ClickCall.DroppedParameter;
import io.clicktrail.postback.network.MacroValue;

/**
 * The click URL of a tracker and what stands in its parameters.
 *
 * @param address scheme, host in ASCII (punycode) and path; what stood in its query is among the parameters
 */
record ClickTemplate(String address, List<ClickParameter> parameters) {

    private static final int LONGEST = 2_000;
    private static final int MOST_PARAMETERS = 30;
    private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?");
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z0-9_.-]{1,40})}");

    ClickTemplate {
        parameters = List.copyOf(parameters);
    }

    /**
     * Judges a template as it is to be saved. {@code s4={ref}} in its query is the parameter {@code s4} with that field,
     * {@code s4=abc} one with a fixed text.
     *
     * @param parameters a field, or {@code =} and a fixed text, by the name of the parameter; these win over the query
     * @throws ProblemException with a stable code
     */
    static ClickTemplate judged(String url, Map<String, String> parameters, AddressPolicy policy) {
        Matcher parts = SHAPE.matcher(url.strip());
        if (url.length() > LONGEST
                || !parts.matches()
                || !PATH.matcher(parts.group(3)).matches()) {
            throw new ProblemException(
                    400,
                    "invalid_template",
                    "url: a http or https URL of at most 2000 characters, without a #, with placeholders in its query only");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
        String address = scheme + "://" + authority(scheme, parts.group(2), policy) + path;
        return saved(address, together(parts.group(4), parameters));
    }

    /** Reads a template that was judged when it was saved. */
    static ClickTemplate saved(String address, Map<String, String> parameters) {
        if (parameters.isEmpty() || parameters.size() > MOST_PARAMETERS) {
            throw new ProblemException(400, "invalid_parameter", "parameters: 1 to 30, here or in the URL's query");
        }
        return new ClickTemplate(
                address,
                parameters.entrySet().stream()
                        .map(each -> ClickParameter.judged(each.getKey(), each.getValue()))
                        .toList());
    }

    private static Map<String, String> together(@Nullable String query, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        Query.parse(query).forEach((name, value) -> all.put(name, ofQuery(value)));
        all.putAll(parameters);
        return all;
    }

    private static String ofQuery(String value) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        return placeholder.matches() ? placeholder.group(1) : "=" + value;
    }

    private static String authority(String scheme, String written, AddressPolicy policy) {
        return switch (TargetHost.read(scheme.equals("https"), written, policy)) {
            case TargetHost.Admitted(String authority) -> authority;
            case TargetHost.Refused(TargetHost.Reason reason, String detail) ->
                throw new ProblemException(400, reason.name().toLowerCase(Locale.ROOT), detail);
        };
    }

    /** As {@link #saved} reads them, in their order. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        parameters.forEach(each -> written.put(each.name(), each.written()));
        return written;
    }

    ClickCall callFor(Visit visit) {
        Map<String, String> sent = new LinkedHashMap<>();
        List<DroppedParameter> dropped = new ArrayList<>();
        for (ClickParameter parameter : parameters) {
            String value = parameter.valueOf(visit);
            if (value == null) {
                dropped.add(DroppedParameter.of(parameter.name(), parameter.reasonOf(visit)));
            } else {
                sent.put(parameter.name(), value);
            }
        }
        return new ClickCall(url(sent), sent, List.copyOf(dropped));
    }

    private String url(Map<String, String> sent) {
        String query = sent.entrySet().stream()
                .map(each -> each.getKey() + "=" + MacroValue.encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? address : address + "?" + query;
    }
}
