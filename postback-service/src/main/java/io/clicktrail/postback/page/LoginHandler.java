package io.clicktrail.postback.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/** Sends whoever opens the page without a login to the login, which sends them back. */
@Component
class LoginHandler implements WebExceptionHandler, Ordered {

    private static final int UNAUTHORIZED = 401;

    private final PageSettings settings;

    LoginHandler(PageSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpRequest request = exchange.getRequest();
        boolean atTheDoor = error instanceof ProblemException refused
                && refused.status() == UNAUTHORIZED
                && request.getPath().value().startsWith(Tab.BASE);
        if (!atTheDoor) {
            return Mono.error(error);
        }
        toLogin(exchange.getResponse(), request);
        return exchange.getResponse().setComplete();
    }

    private void toLogin(ServerHttpResponse response, ServerHttpRequest request) {
        String login = settings.login() + "?next=" + URLEncoder.encode(pageOf(request), StandardCharsets.UTF_8);
        if (request.getHeaders().containsHeader("HX-Request")) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            response.getHeaders().set("HX-Redirect", login);
        } else {
            response.setStatusCode(HttpStatus.SEE_OTHER);
            response.getHeaders().setLocation(URI.create(login));
        }
    }

    /** By the address that was set, not by that of the request: proxies change it. */
    private String pageOf(ServerHttpRequest request) {
        boolean wholePage = HttpMethod.GET.equals(request.getMethod())
                && !request.getHeaders().containsHeader("HX-Request");
        if (!wholePage) {
            return settings.address().toString();
        }
        String path = request.getURI().getRawPath().substring(Tab.BASE.length());
        String query = request.getURI().getRawQuery();
        return settings.address() + path + (query == null ? "" : "?" + query);
    }

    /** Before the handler that answers problems. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
