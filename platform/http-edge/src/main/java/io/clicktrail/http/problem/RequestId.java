package io.clicktrail.http.problem;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** What a caller quotes when something went wrong, and what our log line begins with. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /**
     * The id of this request: the caller's own where it is shaped sanely, else a new one. It is the same on every call
     * and goes out as a response header.
     */
    public static String of(ServerWebExchange exchange) {
        String known = exchange.getAttribute(HEADER);
        if (known != null) {
            return known;
        }
        String id = acceptedOrMade(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(HEADER, id);
        if (!exchange.getResponse().isCommitted()) {
            exchange.getResponse().getHeaders().set(HEADER, id);
        }
        return id;
    }

    /** The id that a caller offers where it is shaped sanely, else a new one. */
    public static String acceptedOrMade(@Nullable String offered) {
        return offered != null && SANE.matcher(offered).matches() ? offered : made();
    }

    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
