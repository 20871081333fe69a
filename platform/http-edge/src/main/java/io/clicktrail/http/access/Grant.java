package io.clicktrail.http.access;

import org.springframework.http.HttpMethod;

/**
 * A bean with which a service gives a role more than it has by default.
 *
 * @param pattern Spring path pattern: {@code /api/v1/costs}
 */
public record Grant(Role role, HttpMethod method, String pattern) {}
