package io.clicktrail.postback.arbitrage;

import java.time.Clock;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.address.AddressPolicy;

/** The targets API. Analysts read, admins write. */
@RestController
@RequestMapping("/api/v1/arbitrage/targets")
class TargetController {

    private final TargetStore targets;
    private final AddressPolicy policy;
    private final Clock clock;

    TargetController(TargetStore targets, AddressPolicy policy, Clock clock) {
        this.targets = targets;
        this.policy = policy;
        this.clock = clock;
    }

    /** All of them: there are as many as there are offers, not as many as visits. */
    record Targets(List<TargetView> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TargetView> add(@RequestBody TargetRequest request) {
        Target target = request.judged(request.slug(), policy, clock.instant());
        return targets.add(target)
                .filter(added -> added)
                .map(added -> TargetView.of(target))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        409, "target_exists", "There is a target of this slug already; PUT changes it.")));
    }

    @GetMapping
    Mono<Targets> all() {
        return targets.all().map(TargetView::of).collectList().map(Targets::new);
    }

    @GetMapping("/{slug}")
    Mono<TargetView> one(@PathVariable String slug) {
        return targets.find(slug).map(TargetView::of).switchIfEmpty(Mono.error(TargetController::unknown));
    }

    @PutMapping("/{slug}")
    Mono<TargetView> change(@PathVariable String slug, @RequestBody TargetRequest request) {
        Target target = request.judged(slug, policy, clock.instant());
        return targets.change(target).then(one(slug));
    }

    static ProblemException unknown() {
        return new ProblemException(404, "unknown_target", "There is no target of this slug.");
    }
}
