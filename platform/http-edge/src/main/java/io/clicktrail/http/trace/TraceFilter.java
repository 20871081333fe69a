package io.clicktrail.http.trace;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import io.clicktrail.transport.trace.Trace;

/** Continues the caller's trace, or starts one, for all that happens within the request. */
final class TraceFilter implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Trace trace = Trace.continued(exchange.getRequest().getHeaders().getFirst(Trace.HEADER));
        return chain.filter(exchange).contextWrite(context -> context.put(Trace.class, trace));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
