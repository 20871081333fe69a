package io.clicktrail.click.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.click.answer.Answer;
import io.clicktrail.click.answer.Answer.Found;
import io.clicktrail.click.answer.Answer.NoContent;
import io.clicktrail.click.answer.Answer.Page;
import io.clicktrail.click.answer.Answer.Refused;
import io.clicktrail.click.landing.LandingHandler;
import io.clicktrail.click.redirect.RedirectHandler;
import io.clicktrail.click.share.ShareHandler;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.http.query.Query;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

/** Visitors' requests as WebFlux has them, and its answers. */
@Component
public class DoorHandler {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    private final RedirectHandler redirect;
    private final LandingHandler landing;
    private final ShareHandler share;

    DoorHandler(RedirectHandler redirect, LandingHandler landing, ShareHandler share) {
        this.redirect = redirect;
        this.landing = landing;
        this.share = share;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/click/{offer}", this::click)
                .HEAD("/click/{offer}", this::click)
                .GET("/l/{link}", this::link)
                .HEAD("/l/{link}", this::link)
                .GET("/l/{link}/go", this::go)
                .HEAD("/l/{link}/go", this::go)
                .POST("/l/{link}/go", this::go)
                .GET("/s/{share}", this::share)
                .HEAD("/s/{share}", this::share)
                .GET("/api/v1/landing/l/{link}", this::link)
                .HEAD("/api/v1/landing/l/{link}", this::link)
                .GET("/api/v1/landing/preview", request -> answered(request, landing::preview))
                .POST("/api/v1/landing/track-time", this::trackTime)
                .build();
    }

    private Mono<ServerResponse> click(ServerRequest request) {
        return answered(request, visitor -> redirect.click(visitor, request.pathVariable("offer")));
    }

    private Mono<ServerResponse> link(ServerRequest request) {
        return answered(request, visitor -> redirect.link(visitor, request.pathVariable("link")));
    }

    private Mono<ServerResponse> go(ServerRequest request) {
        return answered(request, visitor -> redirect.go(visitor, request.pathVariable("link")));
    }

    private Mono<ServerResponse> share(ServerRequest request) {
        return answered(request, visitor -> share.follow(visitor, request.pathVariable("share")));
    }

    private Mono<ServerResponse> trackTime(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(NOTHING)
                .flatMap(body -> answered(request, visitor -> landing.trackTime(visitor, body)));
    }

    /** Where the short way has brought an answer that it cannot write, nothing is decided twice. */
    private static Mono<ServerResponse> answered(
            ServerRequest request, Function<VisitorRequest, Mono<Answer>> handler) {
        return Mono.deferContextual(context -> context.<Answer>getOrEmpty(Answer.class)
                        .map(Mono::just)
                        .orElseGet(() -> handler.apply(new OverWebFlux(request))))
                .flatMap(DoorHandler::response);
    }

    private static Mono<ServerResponse> response(Answer answer) {
        return switch (answer) {
            case Found found ->
                builder(HttpStatus.FOUND.value(), found)
                        .header(HttpHeaders.LOCATION, found.target())
                        .build();
            case NoContent nothing ->
                builder(HttpStatus.NO_CONTENT.value(), nothing).build();
            case Page page ->
                builder(page.status(), page)
                        .headers(headers -> page.headers().forEach(headers::set))
                        .contentType(HTML)
                        .bodyValue(page.html());
            case Refused refused -> Mono.error(refused.reason());
        };
    }

    private static ServerResponse.BodyBuilder builder(int status, Answer answer) {
        var builder = ServerResponse.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer.cookie() == null ? builder : builder.header(HttpHeaders.SET_COOKIE, answer.cookie());
    }

    private record OverWebFlux(ServerRequest request) implements VisitorRequest {

        @Override
        public String method() {
            return request.method().name();
        }

        @Override
        public Map<String, String> query() {
            return Query.parse(rawQuery());
        }

        @Override
        public @Nullable String rawQuery() {
            return request.uri().getRawQuery();
        }

        @Override
        public @Nullable String header(String name) {
            return request.headers().firstHeader(name);
        }

        @Override
        public List<String> headers(String name) {
            return request.headers().header(name);
        }

        @Override
        public @Nullable String cookie(String name) {
            HttpCookie cookie = request.cookies().getFirst(name);
            return cookie == null ? null : cookie.getValue();
        }

        @Override
        public InetAddress remote() {
            return request.remoteAddress()
                    .map(InetSocketAddress::getAddress)
                    .orElseGet(InetAddress::getLoopbackAddress);
        }

        @Override
        public boolean isSecure() {
            return "https".equals(request.uri().getScheme());
        }
    }
}
