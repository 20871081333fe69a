package io.clicktrail.click.redirect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.visitor.Text;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;

/**
 * What a click carries, made fit to keep: known parameters only, cropped, without control characters. Nobody behind this
 * door sees the raw query.
 *
 * @param networkClickId the network's own id of this click
 * @param subs {@code sub1} to {@code sub10}, {@code s1} to {@code s10}, {@code ref} and {@code ref_source}
 * @param utm the UTM marks, without their prefix
 */
record ClickRequest(@Nullable String networkClickId, Map<String, String> subs, Map<String, String> utm) {

    private static final String UTM_PREFIX = "utm_";
    private static final Set<String> UTM =
            Set.of("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term");
    private static final Set<String> SUBS = Set.of(
            "sub1",
            "sub2",
            "sub3",
            "sub4",
            "sub5",
            "sub6",
            "sub7",
            "sub8",
            "sub9",
            "sub10",
            "s1",
            "s2",
            "s3",
            "s4",
            "s5",
            "s6",
            "s7",
            "s8",
            "s9",
            "s10",
            "ref",
            "ref_source");

    /** @param network whose click it is, and who may write its parameters in its own way; null where nobody is known */
    static ClickRequest of(Map<String, String> query, @Nullable NetworkChanged network) {
        ClickRequest plain = of(query, Catalogue.clickIdParameter(network));
        return network == null || network.otherClickIdParameters() == null && network.subParameters() == null
                ? plain
                : plain.asWrittenBy(network, query);
    }

    /** @param clickIdParameter the parameter in which the network sends its own click id */
    static ClickRequest of(Map<String, String> query, String clickIdParameter) {
        Map<String, String> subs = LinkedHashMap.newLinkedHashMap(query.size());
        Map<String, String> utm = LinkedHashMap.newLinkedHashMap(query.size());
        query.forEach((name, value) -> {
            if (SUBS.contains(name)) {
                keep(subs, name, value);
            } else if (UTM.contains(name)) {
                keep(utm, name.substring(UTM_PREFIX.length()), value);
            }
        });
        return new ClickRequest(whole(query.get(clickIdParameter)), subs, utm);
    }

    /** A sub parameter that came under our own name is not overwritten by what came under the network's. */
    private ClickRequest asWrittenBy(NetworkChanged network, Map<String, String> query) {
        Map<String, String> own = new LinkedHashMap<>(subs);
        Map<String, String> names = network.subParameters();
        if (names != null) {
            own.keySet().removeAll(names.keySet());
            names.forEach((theirs, ours) -> {
                if (!own.containsKey(ours) && query.containsKey(theirs)) {
                    keep(own, ours, query.get(theirs));
                }
            });
        }
        return new ClickRequest(clickId(network.otherClickIdParameters(), query), own, utm);
    }

    private @Nullable String clickId(@Nullable List<String> others, Map<String, String> query) {
        String found = networkClickId;
        for (int i = 0; found == null && others != null && i < others.size(); i++) {
            found = whole(query.get(others.get(i)));
        }
        return found;
    }

    private static void keep(Map<String, String> marks, String name, String value) {
        String fit = Text.cropped(value, Text.LONGEST_VALUE);
        if (fit != null) {
            marks.put(name, fit);
        }
    }

    /** Marks may be cropped; half of the network's click id would be somebody else's. */
    private static @Nullable String whole(@Nullable String value) {
        return value == null || value.length() > Text.LONGEST_VALUE ? null : Text.cropped(value, Text.LONGEST_VALUE);
    }
}
