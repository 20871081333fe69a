package io.clicktrail.postback.relay;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** Every call of every source, and its reading once more by hand. What a call held is for admins. */
@RestController
@RequestMapping(CallController.CALLS)
class CallController {

    static final String CALLS = "/api/v1/relay/calls";

    private static final Logger log = LoggerFactory.getLogger(CallController.class);
    private static final int LARGEST_PAGE = 100;

    private final CallLogStore callLog;
    private final CallStore calls;
    private final SourceStore sources;
    private final IntakeHandler intake;
    private final Clock clock;

    CallController(CallLogStore callLog, CallStore calls, SourceStore sources, IntakeHandler intake, Clock clock) {
        this.callLog = callLog;
        this.calls = calls;
        this.sources = sources;
        this.intake = intake;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<CallView>> page(
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String reference,
            @RequestParam @Nullable String click,
            @RequestParam @Nullable Long user,
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable Instant until,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        var filter = new CallLogStore.Filter(source, state, reference, click, user, since, until);
        return callLog.page(filter, Cursor.parse(cursor), most + 1)
                .map(found -> Page.of(found, most, CallController::cursorOf));
    }

    private static Cursor cursorOf(CallView call) {
        return Cursor.of(call.receivedAt(), call.id().toString());
    }

    @GetMapping("/{id}")
    Mono<CallView> one(@PathVariable UUID id) {
        return callLog.find(id).switchIfEmpty(Mono.error(CallController::unknown));
    }

    /** Reads it as the source is now. A call that has had its effect keeps it. */
    @PostMapping("/{id}/replay")
    Mono<Answer> replay(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return calls.readAgain(id, clock.instant())
                .then(calls.find(id))
                .flatMap(kept -> sources.find(kept.source()).flatMap(source -> intake.read(source, kept.call())))
                .doOnNext(answer -> log.info("replay of call {} by {}: {}", id, caller.subject(), answer.state()))
                .switchIfEmpty(Mono.error(CallController::unknown));
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_call", "There is no call of this id.");
    }
}
