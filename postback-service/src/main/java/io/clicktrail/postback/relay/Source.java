package io.clicktrail.postback.relay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.OfferId;

/**
 * Somebody who tells us what only they can see.
 *
 * @param secrets with which it signs; several while one takes the other's place
 * @param offers of whose actions it may tell; a sole one need not be named in a call
 * @param currency of amounts without one; ISO 4217
 * @param defaultStatus of calls that name none
 * @param parameters its names of the fields; of others the common ones hold
 * @param statuses its own words, in lower case, over the common ones
 */
public record Source(
        String slug,
        String name,
        SourceKind kind,
        boolean enabled,
        List<String> secrets,
        Reports reports,
        List<OfferId> offers,
        @Nullable String currency,
        @Nullable ReportedStatus defaultStatus,
        Map<Field, List<String>> parameters,
        Map<String, ReportedStatus> statuses,
        Instant createdAt) {

    List<String> namesOf(Field field) {
        return parameters.getOrDefault(field, field.commonNames());
    }

    /** The same source as the purchases API hears it: of nothing but purchases, by their common names. */
    Source tellingOfPurchases() {
        return new Source(
                slug,
                name,
                kind,
                enabled,
                secrets,
                Reports.PURCHASES,
                offers,
                currency,
                ReportedStatus.SALE,
                Map.of(Field.STATUS, List.of()),
                Map.of(),
                createdAt);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Source[" + slug + "]";
    }
}
