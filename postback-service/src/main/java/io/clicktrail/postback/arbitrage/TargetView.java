package io.clicktrail.postback.arbitrage;

import java.time.Instant;
import java.util.Map;

/** A target as the API shows it. */
record TargetView(
        String slug, String name, String url, Map<String, String> parameters, Instant createdAt, Instant changedAt) {

    static TargetView of(Target target) {
        return new TargetView(
                target.slug(),
                target.name(),
                target.template().address(),
                target.template().written(),
                target.createdAt(),
                target.changedAt());
    }
}
