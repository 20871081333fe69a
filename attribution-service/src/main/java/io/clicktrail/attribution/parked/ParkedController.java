package io.clicktrail.attribution.parked;

import java.time.InstantSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.page.Page;

/** How much is parked and why; the actions themselves are listed by {@code /api/v1/actions?state=parked&reason=}. */
@RestController
class ParkedController {

    private final ParkedStore parked;
    private final InstantSource clock;

    ParkedController(ParkedStore parked, InstantSource clock) {
        this.parked = parked;
        this.clock = clock;
    }

    /** All of it on one page: there are few reasons. */
    @GetMapping("/api/v1/actions/parked")
    Mono<Page<Parked>> byReason() {
        return parked.byReasonAndAge(clock.instant()).collectList().map(found -> new Page<>(found, null));
    }
}
