package io.clicktrail.attribution.rate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** The rate card and the catalogue of goals. Writing the same again changes nothing and answers the same. */
@RestController
class RateController {

    private final RateStore rates;
    private final GoalLimits limits = new GoalLimits();
    private final InstantSource clock;

    RateController(RateStore rates, InstantSource clock) {
        this.rates = rates;
        this.clock = clock;
    }

    @GetMapping("/api/v1/goals")
    Mono<Page<GoalView>> goals() {
        return rates.card()
                .map(card -> card.lines().stream()
                        .map(line -> GoalView.of(line, limits.of(line.goal())))
                        .toList())
                .map(RateController::whole);
    }

    @GetMapping("/api/v1/rates")
    Mono<Page<KnownRate>> card() {
        return rates.card().map(RateCard::lines).map(RateController::whole);
    }

    @GetMapping("/api/v1/rates/{goal}")
    Mono<KnownRate> one(@PathVariable String goal) {
        return line(goalOf(goal));
    }

    @PutMapping("/api/v1/rates/{goal}")
    Mono<KnownRate> change(
            @PathVariable String goal, @RequestBody Offer.Rate minimum, @AuthenticationPrincipal Caller caller) {
        Goal changed = goalOf(goal);
        List<String> flaws = RateCheck.flaws(minimum);
        return flaws.isEmpty()
                ? rates.change(changed, minimum, caller.subject(), now()).switchIfEmpty(Mono.defer(() -> line(changed)))
                : Mono.error(new ProblemException(400, "invalid_rate", String.join("; ", flaws)));
    }

    @GetMapping("/api/v1/rates/{goal}/history")
    Mono<Page<KnownRate>> history(@PathVariable String goal, @RequestParam(required = false) @Nullable String cursor) {
        return rates.history(goalOf(goal), versionBefore(cursor), Page.SIZE + 1)
                .collectList()
                .map(found -> Page.of(found, RateController::cursorOf));
    }

    private Mono<KnownRate> line(Goal goal) {
        return rates.card().map(card -> card.line(goal));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    private static int versionBefore(@Nullable String cursor) {
        return cursor == null ? Integer.MAX_VALUE : Cursor.parse(cursor).revision();
    }

    private static Cursor cursorOf(KnownRate rate) {
        return new Cursor(Instant.EPOCH, rate.goal().wireName(), rate.version());
    }

    private static Goal goalOf(String name) {
        try {
            return Goal.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(404, "unknown_goal", "There is no goal of this name.");
        }
    }
}
