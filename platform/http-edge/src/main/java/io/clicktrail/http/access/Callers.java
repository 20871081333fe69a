package io.clicktrail.http.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.secret.Secret;

/**
 * Tells from a request who makes it. Credentials in a header must be right, or the request is refused even on an open
 * path; a stale cookie is ignored.
 *
 * <p>Browsers send a cookie whoever makes them ask. So it counts for reading, and for writing only where the browser says
 * that a page of this very origin asks: {@code Sec-Fetch-Site} is a header that no script can set. Browsers send it to
 * hosts with TLS and to the loopback.
 */
final class Callers {

    static final String API_KEY = "X-Api-Key";

    private static final String BEARER = "bearer ";
    private static final String WHO_ASKS = "Sec-Fetch-Site";
    private static final List<String> OURSELVES = List.of("same-origin");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Caller HOUSE = new Caller("clicktrail", Role.ADMIN);

    private final Secret adminKey;
    private final AccessTokens tokens;
    private final MachineKeys machineKeys;
    private final String cookie;

    /** @param cookie name of the cookie that may hold a token; empty: none */
    Callers(Secret adminKey, AccessTokens tokens, MachineKeys machineKeys, String cookie) {
        this.adminKey = adminKey;
        this.tokens = tokens;
        this.machineKeys = machineKeys;
        this.cookie = cookie;
    }

    /** The caller; empty for somebody without credentials; fails with 401 for wrong ones. */
    Mono<Caller> of(ServerHttpRequest request) {
        List<String> keys = request.getHeaders().getOrEmpty(API_KEY);
        if (!keys.isEmpty()) {
            return known(keys.size() == 1 ? ofKey(keys.getFirst()) : Mono.empty());
        }
        List<String> authorization = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (!authorization.isEmpty()) {
            return known(authorization.size() == 1 ? ofBearer(authorization.getFirst()) : Mono.empty());
        }
        String token = cookieOf(request);
        return token == null ? Mono.empty() : tokens.callerOf(token);
    }

    static ProblemException unauthorized() {
        return new ProblemException(401, "unauthorized", "This needs valid credentials.");
    }

    private Mono<Caller> ofKey(String key) {
        return adminKey.matches(key) ? Mono.just(HOUSE) : machineKeys.callerOf(key);
    }

    private Mono<Caller> ofBearer(String authorization) {
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return bearer ? tokens.callerOf(authorization.substring(BEARER.length()).strip()) : Mono.empty();
    }

    private @Nullable String cookieOf(ServerHttpRequest request) {
        boolean counts = READING.contains(request.getMethod())
                || OURSELVES.equals(request.getHeaders().get(WHO_ASKS));
        if (cookie.isEmpty() || !counts) {
            return null;
        }
        HttpCookie found = request.getCookies().getFirst(cookie);
        return found == null ? null : found.getValue();
    }

    private static Mono<Caller> known(Mono<Caller> caller) {
        return caller.switchIfEmpty(Mono.error(Callers::unauthorized));
    }
}
