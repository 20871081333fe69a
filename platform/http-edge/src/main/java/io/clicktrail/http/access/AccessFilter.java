package io.clicktrail.http.access;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Puts the caller into the security context, for the length of the request and no longer. */
final class AccessFilter implements WebFilter {

    private final Callers callers;

    AccessFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return callers.of(exchange.getRequest())
                .map(caller -> ReactiveSecurityContextHolder.withAuthentication(new CallerAuthentication(caller)))
                .defaultIfEmpty(Context.empty())
                .flatMap(context -> chain.filter(exchange).contextWrite(context));
    }
}
