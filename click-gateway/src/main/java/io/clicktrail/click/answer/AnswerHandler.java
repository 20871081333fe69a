package io.clicktrail.click.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.HttpHeaders.LOCATION;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.SET_COOKIE;

/** The answers that visitors get, each counted by its kind; none of them may be kept by anybody in between. */
@Component
public class AnswerHandler {

    private static final String ANSWERS = "clicktrail.click.answers";
    private static final String NOT_STORED = "no-store";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final MeterRegistry meters;
    private final Counter redirects;

    AnswerHandler(MeterRegistry meters) {
        this.meters = meters;
        this.redirects = meters.counter(ANSWERS, "answer", "redirect");
    }

    /** @param cookie the value of a {@code Set-Cookie}, where one is to be set */
    public Mono<ServerResponse> found(String target, @Nullable String cookie) {
        redirects.increment();
        return answer(HttpStatus.FOUND, cookie).header(LOCATION, target).build();
    }

    /** For those who go on by themselves. */
    public Mono<ServerResponse> noContent(@Nullable String cookie) {
        meters.counter(ANSWERS, "answer", "no_content").increment();
        return answer(HttpStatus.NO_CONTENT, cookie).build();
    }

    /** What link previews, prefetching browsers and HEAD see: an answer without a token, that counts nothing. */
    public Mono<ServerResponse> card(String title) {
        return answer(HttpStatus.OK, null).contentType(HTML).bodyValue(LinkPreview.html(title));
    }

    /**
     * Nothing of that name.
     *
     * @param ready whether that is certain: before the catalogue is known it would be a guess
     */
    public Mono<ServerResponse> unknown(ServerRequest request, boolean ready, String code, String detail) {
        return ready
                ? page(request, VisitorPage.UNKNOWN_OFFER, code, detail)
                : page(request, VisitorPage.COME_AGAIN, "starting", "offers and links are not known yet; come again");
    }

    /** The event could not be kept, so nobody is sent on. */
    public Mono<ServerResponse> comeAgain(ServerRequest request) {
        return page(request, VisitorPage.COME_AGAIN, "spool_full", "the click could not be kept; come again");
    }

    /** A page for browsers, a problem for programs. */
    public Mono<ServerResponse> page(ServerRequest request, VisitorPage page, String code, String detail) {
        meters.counter(ANSWERS, "answer", code).increment();
        Duration pause = page == VisitorPage.COME_AGAIN ? PAUSE : null;
        if (request.headers().accept().stream().noneMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)) {
            return Mono.error(new ProblemException(page.status(), code, detail, pause));
        }
        var answer = ServerResponse.status(page.status()).header(CACHE_CONTROL, NOT_STORED);
        if (pause != null) {
            answer.header(RETRY_AFTER, Long.toString(pause.toSeconds()));
        }
        return answer.contentType(HTML).bodyValue(page.html(request.headers().firstHeader(ACCEPT_LANGUAGE)));
    }

    private static ServerResponse.BodyBuilder answer(HttpStatus status, @Nullable String cookie) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(status).header(CACHE_CONTROL, NOT_STORED);
        return cookie == null ? answer : answer.header(SET_COOKIE, cookie);
    }
}
