package io.clicktrail.http.access;

/**
 * Who makes a request; the principal of controllers ({@code @AuthenticationPrincipal Caller}).
 *
 * @param subject login of a person, or name of a machine's key
 */
public record Caller(String subject, Role role) {}
