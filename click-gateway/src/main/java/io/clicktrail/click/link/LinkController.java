package io.clicktrail.click.link;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.link.LinkCheck.Accepted;
import io.clicktrail.click.link.LinkCheck.Refused;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.event.CatalogueEvent.LinkChanged;
import io.clicktrail.event.Link;
import io.clicktrail.event.Offer;
import io.clicktrail.http.host.TargetHosts;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.publish.DurablePublisher;

/** The links API. Whoever is told of a change may rely on it: it is durable by then, and in the memory of this gateway. */
@RestController
@RequestMapping("/api/v1/utm/links")
class LinkController {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 6;

    private final Catalogue catalogue;
    private final LinkBook links;
    private final TargetHosts hosts;
    private final DurablePublisher publisher;
    private final Identities identities;
    private final String publicBaseUrl;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    LinkController(
            Catalogue catalogue,
            LinkBook links,
            TargetHosts hosts,
            DurablePublisher publisher,
            Identities identities,
            ClickSettings settings) {
        this.catalogue = catalogue;
        this.links = links;
        this.hosts = hosts;
        this.publisher = publisher;
        this.identities = identities;
        this.publicBaseUrl = settings.publicBaseUrl().toString();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<LinkView> add(@RequestBody NewLink wanted) {
        catalogue.requireReady();
        Offer offer = wanted.offer() == null ? null : catalogue.offer(wanted.offer());
        return switch (LinkCheck.of(wanted, offer, suffix(), hosts, now())) {
            case Accepted accepted when isTaken(accepted) -> add(wanted);
            case Accepted accepted -> published(accepted.link(), accepted.link().createdAt());
            case Refused refused ->
                Mono.error(new ProblemException(400, "invalid_link", String.join("; ", refused.flaws())));
        };
    }

    private boolean isTaken(Accepted accepted) {
        return links.find(accepted.link().id().value()) != null;
    }

    @GetMapping
    Page<LinkView> page(@RequestParam(required = false) @Nullable String cursor) {
        catalogue.requireReady();
        return Page.of(links.page(Cursor.parse(cursor), Page.SIZE + 1), LinkBook::cursorOf)
                .map(link -> LinkView.of(link, publicBaseUrl));
    }

    @GetMapping("/{id}")
    LinkView one(@PathVariable String id) {
        return LinkView.of(known(id), publicBaseUrl);
    }

    @GetMapping(value = "/{id}/qr", produces = "image/svg+xml")
    String qr(@PathVariable String id) {
        return QrCode.svg(LinkView.urlOf(known(id), publicBaseUrl));
    }

    @PostMapping("/{id}/pause")
    Mono<LinkView> pause(@PathVariable String id) {
        return become(known(id), Link.Status.PAUSED);
    }

    @PostMapping("/{id}/resume")
    Mono<LinkView> resume(@PathVariable String id) {
        return become(known(id), Link.Status.ACTIVE);
    }

    /** Asking for what is so already changes nothing and answers the same. */
    private Mono<LinkView> become(Link link, Link.Status status) {
        return link.status() == status
                ? Mono.just(LinkView.of(link, publicBaseUrl))
                : published(link.with(status), now());
    }

    private Mono<LinkView> published(Link link, Instant at) {
        LinkChanged change = new LinkChanged(identities.event(at), at, link);
        return publisher
                .publish(change)
                .doOnNext(durable -> links.wrote(change))
                .map(durable -> LinkView.of(link, publicBaseUrl));
    }

    private Link known(String id) {
        Link link = links.find(id);
        if (link == null) {
            catalogue.requireReady();
            throw new ProblemException(404, "unknown_link", "There is no link of this id.");
        }
        return link;
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder(SUFFIX);
        random.ints(SUFFIX, 0, ALPHABET.length()).forEach(i -> suffix.append(ALPHABET.charAt(i)));
        return suffix.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
