package io.clicktrail.click.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.cookie.Cookie;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

import io.clicktrail.click.answer.Answer;
import io.clicktrail.click.answer.Answer.Found;
import io.clicktrail.click.answer.Answer.Refused;
import io.clicktrail.click.redirect.RedirectHandler;
import io.clicktrail.click.share.ShareHandler;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.http.problem.RequestId;
import io.clicktrail.http.query.Query;
import io.clicktrail.transport.trace.Trace;

/**
 * The short way of a redirect, past everything that WebFlux does around a request. What it cannot write goes on to WebFlux
 * with the answer that is already decided.
 */
@Component
class ShortWayHandler implements NettyRouteProvider {

    private final RedirectHandler redirect;
    private final ShareHandler share;
    private final ObjectProvider<HttpHandler> webFlux;

    ShortWayHandler(RedirectHandler redirect, ShareHandler share, ObjectProvider<HttpHandler> webFlux) {
        this.redirect = redirect;
        this.share = share;
        this.webFlux = webFlux;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(
                request -> HttpMethod.GET.equals(request.method()) && Way.mayBegin(request.uri()), this::handle);
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Way way = Way.of(request.uri());
        return way == null ? webFlux().apply(request, response) : handle(request, response, way);
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response, Way way) {
        Trace trace = Trace.continued(request.requestHeaders().get(Trace.HEADER));
        return Mono.defer(() -> answer(new OverNetty(request), way))
                .onErrorResume(RuntimeException.class, reason -> Mono.just(new Refused(reason)))
                .flatMap(answer -> write(request, response, answer))
                .contextWrite(context -> context.put(Trace.class, trace));
    }

    private Mono<Answer> answer(VisitorRequest request, Way way) {
        return switch (way) {
            case Way.Click(String offer) -> redirect.click(request, offer);
            case Way.Link(String link) -> redirect.link(request, link);
            case Way.Go(String link) -> redirect.go(request, link);
            case Way.Share(String token) -> share.follow(request, token);
        };
    }

    private Mono<Void> write(HttpServerRequest request, HttpServerResponse response, Answer answer) {
        return answer instanceof Found found
                ? found(found, RequestId.acceptedOrMade(request.requestHeaders().get(RequestId.HEADER)), response)
                : webFlux().apply(request, response).contextWrite(context -> context.put(Answer.class, answer));
    }

    /** Asked for late: WebFlux is put together after the server that it stands on. */
    private ReactorHttpHandlerAdapter webFlux() {
        return new ReactorHttpHandlerAdapter(webFlux.getObject());
    }

    private static Mono<Void> found(Found found, String requestId, HttpServerResponse response) {
        response.status(HttpResponseStatus.FOUND)
                .header(HttpHeaderNames.LOCATION, found.target())
                .header(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .header(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .header(RequestId.HEADER, requestId);
        if (found.cookie() != null) {
            response.header(HttpHeaderNames.SET_COOKIE, found.cookie());
        }
        return response.send().then();
    }

    private static final class OverNetty implements VisitorRequest {

        private final HttpServerRequest request;
        private final Map<String, String> query;

        OverNetty(HttpServerRequest request) {
            this.request = request;
            this.query = Query.parse(rawQuery());
        }

        @Override
        public String method() {
            return request.method().name();
        }

        @Override
        public Map<String, String> query() {
            return query;
        }

        @Override
        public final @Nullable String rawQuery() {
            int question = request.uri().indexOf('?');
            return question < 0 ? null : request.uri().substring(question + 1);
        }

        @Override
        public @Nullable String header(String name) {
            return request.requestHeaders().get(name);
        }

        @Override
        public List<String> headers(String name) {
            return request.requestHeaders().getAll(name);
        }

        @Override
        public @Nullable String cookie(String name) {
            Set<Cookie> cookies = request.cookies().getOrDefault(name, Set.of());
            return cookies.isEmpty() ? null : cookies.iterator().next().value();
        }

        @Override
        public InetAddress remote() {
            InetSocketAddress remote = request.remoteAddress();
            return remote == null || remote.getAddress() == null
                    ? InetAddress.getLoopbackAddress()
                    : remote.getAddress();
        }

        @Override
        public boolean isSecure() {
            return "https".equals(request.scheme());
        }
    }
}
