package io.clicktrail.http.access;

import java.util.regex.Pattern;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/**
 * Addresses are plain text. No path and no parameter has a use for control characters, and PostgreSQL takes no NUL, so
 * they are refused here once for all who ask a database. Hot paths pass it by: a click with odd marks is a click.
 */
final class PlainTextFilter implements WebFilter {

    /** Unescaped they do not get past the parser of addresses. */
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("%(?:[01]\\p{XDigit}|7[Ff])");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String address = exchange.getRequest().getURI().toString();
        return CONTROL_CHARACTER.matcher(address).find()
                ? Mono.error(new ProblemException(
                        400, "bad_parameter", "The path and the parameters have no control characters."))
                : chain.filter(exchange);
    }
}
