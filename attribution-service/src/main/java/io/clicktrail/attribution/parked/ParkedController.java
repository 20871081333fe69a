package io.clicktrail.attribution.parked;

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** How much is parked and why; the actions themselves are listed by {@code /api/v1/actions?state=parked&reason=}. */
@RestController
class ParkedController {

    private final ParkedStore parked;
    private final InstantSource clock;

    ParkedController(ParkedStore parked, InstantSource clock) {
        this.parked = parked;
        this.clock = clock;
    }

    /** @param state {@code waiting} or {@code expired} */
    @GetMapping("/api/v1/reports")
    Mono<Page<WaitingReport>> reports(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        if (!state.equals("waiting") && !state.equals("expired")) {
            throw new ProblemException(400, "unknown_state", "state is one of waiting, expired");
        }
        return parked.reportsOfNobody(state.equals("expired"), clock.instant(), Cursor.parse(cursor), Page.SIZE + 1)
                .collectList()
                .map(found -> Page.of(
                        found,
                        report -> Cursor.of(report.occurredAt(), report.event().toString())));
    }

    /** All of it on one page: there are few reasons. */
    @GetMapping("/api/v1/actions/parked")
    Mono<Page<Parked>> byReason() {
        return parked.byReasonAndAge(clock.instant()).collectList().map(found -> new Page<>(found, null));
    }
}
