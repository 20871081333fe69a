package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;

/**
 * A target as an admin writes it.
 *
 * @param slug of a new target; it never changes
 * @param parameters absent where all of them stand in the URL's query
 */
record TargetRequest(
        @Nullable String slug,
        String name,
        String url,
        @Nullable Map<String, String> parameters) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,120}");

    /** @throws ProblemException naming what is wrong */
    Target judged(@Nullable String slug, AddressPolicy policy, Instant now) {
        if (slug == null || !SLUG.matcher(slug).matches()) {
            throw new ProblemException(400, "invalid_slug", "slug: 3 to 60 characters of a-z 0-9 -");
        }
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(400, "invalid_field", "name: 1 to 120 characters");
        }
        ClickTemplate template = ClickTemplate.judged(url, parameters == null ? Map.of() : parameters, policy);
        return new Target(slug, name.strip(), template, now, now);
    }
}
