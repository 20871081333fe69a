package io.clicktrail.http.access;

import java.util.List;

/**
 * A bean with which a service opens paths to everybody. A service may have several.
 *
 * @param patterns Spring path patterns: {@code /api/amocrm/**}
 */
public record OpenPaths(List<String> patterns) {

    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns));
    }
}
