package io.clicktrail.attribution.whatif;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/** Tries rules on all that has happened, for those who may change them. */
@RestController
class WhatIfController {

    private final WhatIfStore facts;
    private final AtomicBoolean running = new AtomicBoolean();

    WhatIfController(WhatIfStore facts) {
        this.facts = facts;
    }

    /** One at a time: it reads all that has ever happened. */
    @PostMapping("/api/v1/what-if")
    Mono<Report> compare(@RequestBody NewRules wanted) {
        Rules rules = wanted.checked();
        return Mono.using(this::begin, _ -> facts.compare(rules), _ -> running.set(false));
    }

    private boolean begin() {
        if (!running.compareAndSet(false, true)) {
            throw new ProblemException(
                    409, "what_if_running", "Another what-if is running; ask again when it is done.");
        }
        return true;
    }
}
