package io.clicktrail.http.access;

import org.springframework.http.HttpMethod;

/**
 * A bean with which a service says who may use a path. It stands in place of the default for that path and method: those
 * roles that are granted it, and admins, and nobody else.
 *
 * @param pattern Spring path pattern: {@code /api/v1/costs}
 */
public record Grant(Role role, HttpMethod method, String pattern) {

    /** Where a grant holds; several roles may be granted the same. */
    record Path(HttpMethod method, String pattern) {}

    Path path() {
        return new Path(method, pattern);
    }
}
