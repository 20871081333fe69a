package io.clicktrail.attribution.whatif;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tries rules on all that has happened, for those who may change them. */
@RestController
class WhatIfController {

    private final WhatIfStore facts;

    WhatIfController(WhatIfStore facts) {
        this.facts = facts;
    }

    @PostMapping("/api/v1/what-if")
    Mono<Report> compare(@RequestBody NewRules wanted) {
        return facts.compare(wanted.checked());
    }
}
