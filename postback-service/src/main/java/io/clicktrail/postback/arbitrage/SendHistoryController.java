package io.clicktrail.postback.arbitrage;

import java.time.Clock;
import java.time.Instant;

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
import io.clicktrail.postback.arbitrage.SendHistoryStore.Filter;

/** The sends API: every visit, what was told of it and every attempt. It shows who came, so it is for admins. */
@RestController
@RequestMapping(SendHistoryController.PATH)
class SendHistoryController {

    static final String PATH = "/api/v1/arbitrage/sends";

    private static final Logger log = LoggerFactory.getLogger(SendHistoryController.class);
    private static final int LARGEST_PAGE = 100;

    private final SendHistoryStore history;
    private final SendJob job;
    private final Clock clock;

    SendHistoryController(SendHistoryStore history, SendJob job, Clock clock) {
        this.history = history;
        this.job = job;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<SendView>> page(
            @RequestParam(name = "event_type") @Nullable String eventType,
            @RequestParam @Nullable String state,
            @RequestParam(name = "user_id") @Nullable String userId,
            @RequestParam @Nullable String target,
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        var filter = new Filter(eventType, state, userId, target, since, idBefore(cursor));
        return history.page(filter, most + 1)
                .map(found ->
                        Page.of(found, most, send -> Cursor.of(send.recordedAt(), Long.toString(send.trackingId()))));
    }

    private static long idBefore(@Nullable String cursor) {
        try {
            return cursor == null
                    ? Long.MAX_VALUE
                    : Long.parseLong(Cursor.parse(cursor).id());
        } catch (NumberFormatException e) {
            throw new ProblemException(400, "invalid_cursor", "cursor is not one that a page of this list has given");
        }
    }

    @GetMapping("/{id}")
    Mono<SendView> one(@PathVariable long id) {
        return history.find(id)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_send", "There is no send of this tracking id.")));
    }

    /** Sends it once more, as it was to be sent then, whatever came of it before. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SendView> replay(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return history.replay(id, clock.instant())
                .doOnNext(replayed -> log.info("replay of send {} by {}: {}", id, caller.subject(), replayed))
                .flatMap(replayed -> one(id).doOnNext(found -> requireReplayed(replayed)))
                .doOnNext(found -> job.wake());
    }

    private static void requireReplayed(boolean replayed) {
        if (!replayed) {
            throw new ProblemException(
                    409, "send_not_replayable", "It is not over yet, or there is nothing that could be sent.");
        }
    }
}
