package io.clicktrail.postback.relay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.EventId;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** The sources API. Analysts read, admins write. */
@RestController
@RequestMapping("/api/v1/relay/sources")
class SourceController {

    private static final int LARGEST_PAGE = 200;
    private static final int KEY_BYTES = 32;
    private static final String KEY_PREFIX = "relay_";

    private final SourceStore sources;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SourceController(SourceStore sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SourceView> add(@RequestBody SourceRequest request) {
        Source source = request.judged(null, clock.instant());
        return sources.add(source)
                .filter(added -> added)
                .map(added -> SourceView.of(source, List.of(), List.of()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        409, "source_exists", "There is a source of this slug already; PUT changes it.")));
    }

    /** What it may help is read again. */
    @PutMapping("/{slug}")
    Mono<SourceView> change(@PathVariable String slug, @RequestBody SourceRequest request) {
        Instant now = clock.instant();
        return found(slug)
                .flatMap(before -> sources.change(request.judged(before, now), request.signingSecrets(), now))
                .flatMap(this::whole);
    }

    @GetMapping("/{slug}")
    Mono<SourceView> one(@PathVariable String slug) {
        return found(slug).flatMap(this::whole);
    }

    /** @param cursor the slug after which the page begins */
    @GetMapping
    Mono<Page<SourceView>> page(
            @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        return sources.pageAfter(cursor, most + 1)
                .map(source -> SourceView.of(source, null, null))
                .collectList()
                .map(found -> paged(found, most));
    }

    private static Page<SourceView> paged(List<SourceView> found, int most) {
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most), found.get(most - 1).slug());
    }

    /** @param key shown here and never again */
    record MadeKey(UUID id, String key) {}

    @PostMapping("/{slug}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MadeKey> makeKey(@PathVariable String slug) {
        Instant now = clock.instant();
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        String key = KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID id = EventId.of(now, random.nextLong(), random.nextLong()).value();
        return found(slug)
                .filter(source -> source.kind() == SourceKind.RELAY)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(409, "stripe_signs", "Stripe signs its calls; it has no keys.")))
                .flatMap(source -> sources.addKey(id, source.slug(), Digest.sha256(key), now))
                .thenReturn(new MadeKey(id, key));
    }

    @DeleteMapping("/{slug}/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revokeKey(@PathVariable String slug, @PathVariable UUID id) {
        return sources.revokeKey(id, SourceRequest.slugOf(slug))
                .filter(revoked -> revoked)
                .switchIfEmpty(
                        Mono.error(() -> new ProblemException(404, "unknown_key", "There is no key of this id.")))
                .then();
    }

    private Mono<Source> found(String slug) {
        return sources.find(SourceRequest.slugOf(slug))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_source", "There is no source of this slug.")));
    }

    private Mono<SourceView> whole(Source source) {
        return sources.keysOf(source.slug())
                .zipWhen(keys -> sources.refusalsOf(source.slug()))
                .map(both -> SourceView.of(source, both.getT1(), both.getT2()));
    }
}
