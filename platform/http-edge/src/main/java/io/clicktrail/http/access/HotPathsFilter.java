package io.clicktrail.http.access;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Stands in front of the security chain and lets hot paths pass it by. */
final class HotPathsFilter implements WebFilter {

    private final WebFilter guarded;
    private final List<PathPattern> hot;

    HotPathsFilter(WebFilter guarded, List<HotPaths> hot) {
        this.guarded = guarded;
        this.hot = hot.stream()
                .flatMap(each -> each.patterns().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return isHot(path) ? chain.filter(exchange) : guarded.filter(exchange, chain);
    }

    private boolean isHot(PathContainer path) {
        for (PathPattern pattern : hot) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
