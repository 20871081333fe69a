package io.clicktrail.analytics.counter;

import java.time.Duration;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.OfferId;

/** The counters over HTTP: from Redis, or, where it does not answer, from Postgres. */
@RestController
@RequestMapping("/api/v1/analytics/counters")
class CounterController {

    private static final Duration PATIENCE_WITH_REDIS = Duration.ofSeconds(1);

    private final CounterJob counters;

    CounterController(CounterJob counters) {
        this.counters = counters;
    }

    /** Where the counters were read, and what they say by their keys. */
    record Counters(String source, Map<String, String> counters) {}

    /** How many counters there are after a rebuild. */
    record Rebuilt(int counters) {}

    @GetMapping
    Mono<Counters> ofOffer(@RequestParam(name = "offer") OfferId id) {
        String offer = id.value();
        return counters.ofOffer(offer)
                .timeout(PATIENCE_WITH_REDIS)
                .map(found -> new Counters("redis", found))
                .onErrorResume(_ -> counters.ofOfferFromPostgres(offer).map(found -> new Counters("postgres", found)));
    }

    @PostMapping("/rebuild")
    Mono<Rebuilt> rebuild() {
        return counters.rebuild().map(Rebuilt::new);
    }
}
