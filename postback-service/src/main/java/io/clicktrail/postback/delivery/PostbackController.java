package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.delivery.BulkOrder.Deed;

/** The postbacks API: every delivery with every attempt, and what a person may do to one. */
@RestController
@RequestMapping("/api/v1/postbacks")
class PostbackController {

    private static final Logger log = LoggerFactory.getLogger(PostbackController.class);
    private static final int LARGEST_PAGE = 100;

    private final HistoryStore history;
    private final BulkStore deliveries;
    private final DeliveryJob job;
    private final Clock clock;

    PostbackController(HistoryStore history, BulkStore deliveries, DeliveryJob job, Clock clock) {
        this.history = history;
        this.deliveries = deliveries;
        this.job = job;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<DeliveryView>> page(
            DeliveryFilter filter,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        return history.page(filter, Cursor.parse(cursor), most + 1)
                .map(found -> Page.of(found, most, PostbackController::cursorOf));
    }

    private static Cursor cursorOf(DeliveryView delivery) {
        return Cursor.of(delivery.plannedAt(), delivery.id().toString());
    }

    @GetMapping("/{id}")
    Mono<DeliveryView> one(@PathVariable UUID id) {
        return history.find(id).switchIfEmpty(Mono.error(PostbackController::unknown));
    }

    /** Sends it once more, with the same id, whatever came of it before. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeliveryView> replay(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return done(Deed.REPLAY, id, caller);
    }

    /** Lets it go, if it is held. */
    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeliveryView> release(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return done(Deed.RELEASE, id, caller);
    }

    /** Declines it, if it is held. */
    @PostMapping("/{id}/reject")
    Mono<DeliveryView> reject(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return done(Deed.REJECT, id, caller);
    }

    private Mono<DeliveryView> done(Deed deed, UUID id, Caller caller) {
        return deliveries
                .carryOut(BulkOrder.of(deed, id), clock.instant())
                .map(outcome -> outcome.count() > 0)
                .doOnNext(done -> log.info("{} of postback {} by {}: {}", deed, id, caller.subject(), done))
                .flatMap(done -> one(id).doOnNext(found -> requireDone(done, deed, found)))
                .doOnNext(found -> job.wake());
    }

    private static void requireDone(boolean done, Deed deed, DeliveryView found) {
        if (done) {
            return;
        }
        throw switch (deed) {
            case RELEASE, REJECT -> new ProblemException(409, "postback_not_held", "It is not held.");
            case REPLAY -> notReplayable(found.state());
        };
    }

    private static ProblemException notReplayable(String state) {
        return switch (state) {
            case "held" -> new ProblemException(409, "postback_held", "It is held: release or reject it.");
            case "declined" ->
                new ProblemException(409, "earlier_declined", "What it follows was declined: replay that one.");
            default -> new ProblemException(409, "postback_pending", "It is not over yet, so it cannot be replayed.");
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_postback", "There is no postback of this id.");
    }
}
