package io.clicktrail.crm.hook;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.trace.Trace;

/** Where an admin looks at hooks that were not understood, and has them read again after the cause is gone. */
@RestController
@RequestMapping("/api/amocrm/hooks")
class ReviewController {

    private static final int MOST = 200;

    private final HookStore hooks;
    private final HookReader reader;
    private final IntakeStore intake;

    ReviewController(HookStore hooks, HookReader reader, IntakeStore intake) {
        this.hooks = hooks;
        this.reader = reader;
        this.intake = intake;
    }

    /** @param nextCursor give it back as {@code cursor} to go on; absent at the end */
    record Page(List<KeptHook> hooks, @Nullable UUID nextCursor) {

        static Page of(List<KeptHook> found, int limit) {
            return new Page(found, found.size() < limit ? null : found.getLast().id());
        }
    }

    /** What became of a hook that was read again. */
    record Retried(UUID id, String outcome, @Nullable String reason) {}

    @GetMapping
    Mono<Page> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return hooks.newest(state == null ? null : outcome(state), cursor, most).map(found -> Page.of(found, most));
    }

    @GetMapping("/{id}")
    Mono<KeptHook> show(@PathVariable UUID id) {
        return hooks.show(id).switchIfEmpty(Mono.error(ReviewController::unknown));
    }

    @PostMapping("/{id}/retry")
    Mono<Retried> retry(@PathVariable UUID id) {
        return hooks.find(id)
                .switchIfEmpty(Mono.error(ReviewController::unknown))
                .map(hook -> new ReadHook(hook, reader.read(hook), Trace.start()))
                .flatMap(intake::takeAgain)
                .map(settled -> retried(id, settled));
    }

    private static Retried retried(UUID id, SettledHook settled) {
        Reason reason = settled.reason();
        return new Retried(id, settled.outcome().wireName(), reason == null ? null : reason.wireName());
    }

    private static Outcome outcome(String state) {
        return Outcome.find(state)
                .orElseThrow(() -> new ProblemException(
                        400, "bad_request", "state is one of applied, duplicate, ignored, needs_review"));
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_hook", "There is no such hook.");
    }
}
