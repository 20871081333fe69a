package io.clicktrail.bot.update;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/** Shows operators what was not understood: {@code GET /api/v1/bot/updates?state=unknown&before=&limit=}. */
@Component
class KeptUpdatesHandler {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final KeptUpdateStore updates;

    KeptUpdatesHandler(KeptUpdateStore updates) {
        this.updates = updates;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        if (!"unknown".equals(request.queryParam("state").orElse("unknown"))) {
            throw new ProblemException(400, "unknown_state", "state is: unknown");
        }
        int limit = limitOf(request);
        return updates.newestBefore(beforeOf(request), limit)
                .map(Item::of)
                .collectList()
                .map(items -> Page.of(items, limit))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private static UUID beforeOf(ServerRequest request) {
        try {
            return request.queryParam("before").map(UUID::fromString).orElse(NEWEST);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "bad_cursor", "before is the next_before of an earlier page");
        }
    }

    private static int limitOf(ServerRequest request) {
        String asked = request.queryParam("limit").orElse(Integer.toString(PAGE));
        try {
            return Math.clamp(Integer.parseInt(asked), 1, LONGEST_PAGE);
        } catch (NumberFormatException e) {
            throw new ProblemException(400, "bad_limit", "limit is a number from 1 to " + LONGEST_PAGE);
        }
    }

    /** @param nextBefore the {@code before} of the next page; absent on the last one */
    record Page(List<Item> items, @Nullable UUID nextBefore) {

        static Page of(List<Item> items, int limit) {
            return new Page(items, items.size() < limit ? null : items.getLast().eventId());
        }
    }

    /** @param body as text; bytes that are none are replaced */
    record Item(UUID eventId, String bot, @Nullable Long updateId, String reason, Instant receivedAt, String body) {

        static Item of(KeptUpdate update) {
            return new Item(
                    update.eventId(),
                    update.bot(),
                    update.updateId(),
                    update.reason(),
                    update.receivedAt(),
                    new String(update.body(), StandardCharsets.UTF_8));
        }
    }
}
