package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * A source as the API shows it.
 *
 * @param signingSecrets how many there are; they themselves are never shown
 * @param parameters all names that count, the common ones among them
 * @param keys absent in lists
 * @param refusals calls in its name that did not prove it; absent in lists
 */
record SourceView(
        String slug,
        String name,
        String kind,
        boolean enabled,
        int signingSecrets,
        String reports,
        List<OfferId> offers,
        @Nullable String currency,
        @Nullable String defaultStatus,
        Map<String, List<String>> parameters,
        Map<String, String> statuses,
        @Nullable List<SourceStore.Key> keys,
        @Nullable List<SourceStore.Refusal> refusals,
        Instant createdAt) {

    static SourceView of(
            Source source, @Nullable List<SourceStore.Key> keys, @Nullable List<SourceStore.Refusal> refusals) {
        Map<String, List<String>> names = new TreeMap<>();
        for (Field field : Field.values()) {
            names.put(field.wireName(), new ArrayList<>(source.namesOf(field)));
        }
        Map<String, String> words = new TreeMap<>();
        source.statuses().forEach((word, status) -> words.put(word, status.wireName()));
        ReportedStatus byDefault = source.defaultStatus();
        return new SourceView(
                source.slug(),
                source.name(),
                source.kind().wireName(),
                source.enabled(),
                source.secrets().size(),
                source.reports().wireName(),
                source.offers(),
                source.currency(),
                byDefault == null ? null : byDefault.wireName(),
                names,
                words,
                keys,
                refusals,
                source.createdAt());
    }
}
