package io.clicktrail.click.redirect;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.redirect.RedirectPlan.Closed;
import io.clicktrail.click.redirect.RedirectPlan.Redirect;
import io.clicktrail.click.redirect.RedirectPlan.Refused;
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Agents;
import io.clicktrail.click.visitor.VisitorHash;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.http.address.ClientAddress;
import io.clicktrail.http.address.TrustedProxies;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.publish.DurablePublisher;
import io.clicktrail.transport.spool.SpoolFullException;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.HttpHeaders.LOCATION;
import static org.springframework.http.HttpHeaders.REFERER;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.USER_AGENT;

/**
 * The door for clicks. The order of things is the promise: the click is durable, then the visitor is sent on; where it
 * cannot be made durable the visitor is asked to come again.
 */
@Component
public class RedirectHandler {

    private static final String ANSWERS = "clicktrail.click.answers";
    private static final String NOT_STORED = "no-store";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Catalogue catalogue;
    private final DurablePublisher publisher;
    private final VisitorHash visitors;
    private final TrustedProxies proxies;
    private final String bot;
    private final MeterRegistry meters;
    private final Counter redirects;
    private final Clock clock = Clock.systemUTC();
    private final Agents agents = new Agents();
    private final SecureRandom random = new SecureRandom();

    RedirectHandler(
            Catalogue catalogue,
            DurablePublisher publisher,
            VisitorHash visitors,
            TrustedProxies proxies,
            ClickSettings settings,
            MeterRegistry meters) {
        this.catalogue = catalogue;
        this.publisher = publisher;
        this.visitors = visitors;
        this.proxies = proxies;
        this.bot = settings.botUsername();
        this.meters = meters;
        this.redirects = meters.counter(ANSWERS, "answer", "redirect");
    }

    /** A visitor's click, from the request to the answer. */
    public Mono<ServerResponse> click(ServerRequest request) {
        Agent agent = agents.of(header(request, USER_AGENT));
        if (agent instanceof Agent.Preview || isPrefetch(request)) {
            return preview(request);
        }
        Offer offer = catalogue.offer(request.pathVariable("offer"));
        if (offer == null) {
            return unknown(request);
        }
        String clickIdParameter = clickIdParameter(offer.network());
        return switch (RedirectPlan.of(
                offer, read(request, clickIdParameter), clickIdParameter, visit(request, agent), bot)) {
            case Redirect redirect ->
                publisher
                        .publish(redirect.click())
                        .flatMap(durable -> found(redirect.target()))
                        .onErrorResume(SpoolFullException.class, full -> comeAgain(request));
            case Closed closed ->
                publisher
                        .publish(closed.click())
                        .flatMap(durable ->
                                page(request, VisitorPage.CLOSED, "offer_closed", "the offer takes nobody now"))
                        .onErrorResume(SpoolFullException.class, full -> comeAgain(request));
            case Refused refused -> page(request, VisitorPage.BROKEN_LINK, refused.code(), refused.detail());
        };
    }

    /** What link previews, prefetching browsers and HEAD see: an answer without a token, that counts nothing. */
    public Mono<ServerResponse> preview(ServerRequest request) {
        Offer offer = catalogue.offer(request.pathVariable("offer"));
        return offer == null
                ? unknown(request)
                : ServerResponse.ok()
                        .header(CACHE_CONTROL, NOT_STORED)
                        .contentType(HTML)
                        .bodyValue(LinkPreview.html(offer.name()));
    }

    private ClickRequest read(ServerRequest request, String clickIdParameter) {
        return ClickRequest.of(
                request.queryParams(),
                clickIdParameter,
                header(request, USER_AGENT),
                header(request, ACCEPT_LANGUAGE),
                header(request, REFERER));
    }

    private Visit visit(ServerRequest request, Agent agent) {
        Instant now = clock.instant();
        byte[] secret = new byte[ClickId.RANDOM_BYTES];
        random.nextBytes(secret);
        ThreadLocalRandom ordinary = ThreadLocalRandom.current();
        String address =
                ClientAddress.of(request.exchange().getRequest(), proxies).getHostAddress();
        return new Visit(
                EventId.of(now, ordinary.nextLong(), ordinary.nextLong()),
                ClickId.of(now, secret),
                now,
                visitors.of(now, address, header(request, USER_AGENT)),
                agent);
    }

    private String clickIdParameter(@Nullable NetworkId network) {
        return network == null ? Catalogue.DEFAULT_CLICK_ID_PARAMETER : catalogue.clickIdParameter(network);
    }

    private static boolean isPrefetch(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        return headers.getOrEmpty("Sec-Purpose").stream().anyMatch(purpose -> purpose.startsWith("prefetch"))
                || headers.getOrEmpty("Purpose").contains("prefetch")
                || headers.getOrEmpty("X-Moz").contains("prefetch");
    }

    private Mono<ServerResponse> found(String target) {
        redirects.increment();
        return ServerResponse.status(HttpStatus.FOUND)
                .header(LOCATION, target)
                .header(CACHE_CONTROL, NOT_STORED)
                .build();
    }

    /** Before the catalogue is known, "no such offer" would be a guess. */
    private Mono<ServerResponse> unknown(ServerRequest request) {
        return catalogue.ready()
                ? page(request, VisitorPage.UNKNOWN_OFFER, "unknown_offer", "there is no such offer")
                : page(request, VisitorPage.COME_AGAIN, "starting", "offers are not known yet; come again");
    }

    private Mono<ServerResponse> comeAgain(ServerRequest request) {
        return page(request, VisitorPage.COME_AGAIN, "spool_full", "the click could not be kept; come again");
    }

    /** A page for browsers, a problem for programs. */
    private Mono<ServerResponse> page(ServerRequest request, VisitorPage page, String code, String detail) {
        meters.counter(ANSWERS, "answer", code).increment();
        Duration pause = page == VisitorPage.COME_AGAIN ? PAUSE : null;
        if (request.headers().accept().stream().noneMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)) {
            return Mono.error(new ProblemException(page.status(), code, detail, pause));
        }
        var answer = ServerResponse.status(page.status()).header(CACHE_CONTROL, NOT_STORED);
        if (pause != null) {
            answer.header(RETRY_AFTER, Long.toString(pause.toSeconds()));
        }
        return answer.contentType(HTML).bodyValue(page.html(header(request, ACCEPT_LANGUAGE)));
    }

    private static @Nullable String header(ServerRequest request, String name) {
        return request.headers().firstHeader(name);
    }
}
