package io.clicktrail.postback.control;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;

/** The rules API. Analysts read, admins write, and try a rule on what has been. */
@RestController
@RequestMapping("/api/v1/postback-rules")
class RuleController {

    private static final Logger log = LoggerFactory.getLogger(RuleController.class);

    private final RuleStore rules;
    private final DryRunStore history;
    private final Clock clock;

    RuleController(RuleStore rules, DryRunStore history, Clock clock) {
        this.rules = rules;
        this.history = history;
        this.clock = clock;
    }

    /** @param items in the order in which they are asked */
    record Rules(List<RuleView> items) {}

    @GetMapping
    Mono<Rules> all() {
        return rules.all().collectList().map(Rules::new);
    }

    @GetMapping("/{id}")
    Mono<RuleView> one(@PathVariable UUID id) {
        return rules.find(id).switchIfEmpty(unknown());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RuleView> add(@RequestBody RuleRequest request, @AuthenticationPrincipal Caller caller) {
        return rules.add(request.judged(), clock.instant())
                .doOnNext(added -> log.info("rule {} added by {}", added.id(), caller.subject()));
    }

    @PutMapping("/{id}")
    Mono<RuleView> change(
            @PathVariable UUID id, @RequestBody RuleRequest request, @AuthenticationPrincipal Caller caller) {
        return rules.change(id, request.judged(), clock.instant())
                .doOnNext(changed -> log.info("rule {} changed by {}", id, caller.subject()))
                .switchIfEmpty(unknown());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return rules.remove(id)
                .filter(removed -> removed)
                .doOnNext(removed -> log.info("rule {} removed by {}", id, caller.subject()))
                .switchIfEmpty(unknown())
                .then();
    }

    /** Changes nothing: says what the rule would have done, taken alone. */
    @PostMapping("/dry-run")
    Mono<DryRun.Report> dryRun(@RequestBody DryRunRequest request) {
        return history.run(request.judged());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> new ProblemException(404, "unknown_rule", "There is no rule of this id."));
    }
}
