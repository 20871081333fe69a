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
import io.clicktrail.postback.delivery.HistoryStore.Filter;

/** The postbacks API: every delivery with every attempt, and its replay by hand. */
@RestController
@RequestMapping("/api/v1/postbacks")
class PostbackController {

    private static final Logger log = LoggerFactory.getLogger(PostbackController.class);
    private static final int LARGEST_PAGE = 100;

    private final HistoryStore history;
    private final DeliveryJob job;
    private final Clock clock;

    PostbackController(HistoryStore history, DeliveryJob job, Clock clock) {
        this.history = history;
        this.job = job;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<DeliveryView>> page(
            @RequestParam @Nullable UUID conversion,
            @RequestParam @Nullable String network,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        return history.page(new Filter(conversion, network, state), Cursor.parse(cursor), most + 1)
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
        return history.replay(id, clock.instant())
                .doOnNext(replayed -> log.info("replay of postback {} by {}: {}", id, caller.subject(), replayed))
                .flatMap(replayed -> one(id).doOnNext(found -> requireReplayed(replayed)))
                .doOnNext(found -> job.wake());
    }

    private static void requireReplayed(boolean replayed) {
        if (!replayed) {
            throw new ProblemException(409, "postback_pending", "It is not over yet, so it cannot be replayed.");
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_postback", "There is no postback of this id.");
    }
}
