package io.clicktrail.click.visitor;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Visitor;
import io.clicktrail.event.Visitor.Standing;
import io.clicktrail.http.address.ClientAddress;
import io.clicktrail.http.address.TrustedProxies;
import io.clicktrail.http.flood.Flood;
import io.clicktrail.http.flood.Flood.Pace;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.http.vk.VkKeys;
import io.clicktrail.transport.spool.SpoolFullException;

/** The door for visitors: whoever comes is looked at once, and nobody behind it sees an address or a header. */
@Component
public class ArrivalHandler {

    private static final String COOKIE = "v";
    private static final String FLOOD = "flood";
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Moz");
    private static final String COOKIE_TERMS = "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";

    private final Agents agents = new Agents();
    private final Clock clock = Clock.systemUTC();
    private final VisitorHash hash;
    private final TrustedProxies proxies;
    private final Countries countries;
    private final Flood flood;
    private final VkKeys vk;
    private final StandingStore standings;
    private final boolean secure;

    ArrivalHandler(
            VisitorHash hash,
            TrustedProxies proxies,
            Countries countries,
            Flood flood,
            VkKeys vk,
            StandingStore standings,
            ClickSettings settings) {
        this.hash = hash;
        this.proxies = proxies;
        this.countries = countries;
        this.flood = flood;
        this.vk = vk;
        this.standings = standings;
        this.secure = settings.isHttps();
    }

    /** Whether this is only somebody who looks ahead: nothing is counted, and no token given. */
    public boolean isPreview(VisitorRequest request) {
        return "HEAD".equals(request.method())
                || agents.of(request.header(HttpHeaders.USER_AGENT)) instanceof Agent.Preview
                || isPrefetch(request);
    }

    /**
     * Looks at whoever has come, and does what that leads to. Where it cannot be kept, since the spool is full, whoever
     * comes again is as new as before.
     *
     * @param scope where to, such as a link's id: within it the visitor is new or known
     * @param click with which the visitor may have come before; coming again with it is no repeat
     * @throws ProblemException 429 for what is plainly an attack
     */
    public <T> Mono<T> receive(
            VisitorRequest request, String scope, @Nullable ClickId click, Function<Arrival, Mono<T>> work) {
        return arrive(request, scope, click)
                .flatMap(arrival -> work.apply(arrival)
                        .doOnError(SpoolFullException.class, full -> takeBack(scope, click, arrival)));
    }

    private Mono<Arrival> arrive(VisitorRequest request, String scope, @Nullable ClickId click) {
        Arrival arrival = look(request, scope);
        // A machine's standing is of no use to anybody.
        return arrival.agent() instanceof Agent.Person
                ? standings.of(scope, arrival.visitor().key(), click).map(arrival::standing)
                : Mono.just(arrival);
    }

    /**
     * Looks at whoever sends something without coming anew: nobody is asked whether they have been here before.
     *
     * @param scope within it an attack is told from people
     * @throws ProblemException 429 for what is plainly an attack
     */
    public Arrival look(VisitorRequest request, String scope) {
        Instant now = clock.instant();
        InetAddress address = ClientAddress.of(request.remote(), request.headers("X-Forwarded-For"), proxies);
        Pace pace = flood.of(address, scope, now);
        if (pace == Pace.ATTACK) {
            throw new ProblemException(
                    429, "too_many_requests", "far more visits than people make; come again later", Flood.WINDOW);
        }
        return lookedAt(request, address, pace, now);
    }

    /** Whoever comes with a click may have come with it before, and that visit may have been kept. */
    private void takeBack(String scope, @Nullable ClickId click, Arrival arrival) {
        if (click == null && arrival.visitor().standing() == Standing.FIRST) {
            standings.forget(scope, arrival.visitor().key());
        }
    }

    private Arrival lookedAt(VisitorRequest request, InetAddress address, Pace pace, Instant now) {
        String userAgent = request.header(HttpHeaders.USER_AGENT);
        Agent agent = agents.of(userAgent);
        String known = nameIn(request.cookie(COOKIE));
        String name = known == null ? hash.name(now, address.getHostAddress(), userAgent) : known;
        Visitor visitor = new Visitor(
                hash.key(name),
                Standing.UNKNOWN,
                Text.cropped(userAgent, Text.LONGEST_AGENT),
                Text.firstLanguage(request.header(HttpHeaders.ACCEPT_LANGUAGE)),
                Text.host(request.header(HttpHeaders.REFERER)),
                country(request, address),
                agent.rule() == null && pace == Pace.FLOOD ? FLOOD : agent.rule(),
                vk.verified(request.query(), now));
        return new Arrival(now, visitor, agent, known == null ? cookie(name, request) : null);
    }

    private @Nullable String country(VisitorRequest request, InetAddress address) {
        return countries.of(address, name -> proxies.include(request.remote()) ? request.header(name) : null);
    }

    private static @Nullable String nameIn(@Nullable String cookie) {
        return cookie == null ? null : VisitorHash.find(cookie);
    }

    private String cookie(String name, VisitorRequest request) {
        boolean https = secure || request.isSecure();
        return COOKIE + '=' + name + COOKIE_TERMS + (https ? "; Secure" : "");
    }

    private static boolean isPrefetch(VisitorRequest request) {
        return PURPOSES.stream()
                .map(request::header)
                .anyMatch(purpose -> purpose != null && purpose.startsWith("prefetch"));
    }
}
