package io.clicktrail.postback.backfill;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.network.NetworkStore;

/** Tells a network what it was not told; for admins. */
@RestController
class BackfillController {

    private static final Logger log = LoggerFactory.getLogger(BackfillController.class);

    private final NetworkStore networks;
    private final BackfillStore history;
    private final Clock clock;

    BackfillController(NetworkStore networks, BackfillStore history, Clock clock) {
        this.networks = networks;
        this.history = history;
        this.clock = clock;
    }

    @PostMapping("/api/v1/networks/{slug}/backfill")
    Mono<Backfill.Report> backfill(
            @PathVariable String slug, @RequestBody BackfillRequest request, @AuthenticationPrincipal Caller caller) {
        NetworkId id = new NetworkId(slug);
        Instant now = clock.instant();
        return networks.named(List.of(id))
                .flatMap(known -> Mono.justOrEmpty(known.get(id)))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_network", "There is no network of this slug.")))
                .flatMap(network -> history.carryOut(request.judged(network, now), now))
                .doOnNext(report -> log.info("backfill of {} by {}: {}", slug, caller.subject(), report));
    }
}
