package io.clicktrail.attribution.journey;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.decision.ActionStatus;
import io.clicktrail.attribution.decision.Standing;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;

/** Conversions, and the actions that have none. Newest first, a page at a time. */
@RestController
class DecisionController {

    private final JourneyStore journeys;

    DecisionController(JourneyStore journeys) {
        this.journeys = journeys;
    }

    @GetMapping("/api/v1/conversions")
    Mono<Page<ConversionView>> conversions(
            @RequestParam(required = false) @Nullable OfferId offer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        String known = state == null ? null : known(state, Standing.State.values());
        return journeys.conversions(offer, known, Cursor.parse(cursor), Page.SIZE + 1)
                .collectList()
                .map(found -> Page.of(found, DecisionController::cursorOf));
    }

    @GetMapping("/api/v1/actions")
    Mono<Page<ActionView>> actions(
            @RequestParam(required = false) @Nullable Long user,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String cursor) {
        String known = state == null ? null : known(state, ActionStatus.State.values());
        return actions(user, known, reason, Cursor.parse(cursor))
                .collectList()
                .map(found -> Page.of(found, DecisionController::cursorOf));
    }

    private Flux<ActionView> actions(
            @Nullable Long user, @Nullable String state, @Nullable String reason, Cursor after) {
        if (user != null) {
            return journeys.actionsOf(user, state, after, Page.SIZE + 1);
        }
        if (state == null) {
            throw new ProblemException(400, "bad_request", "user or state is needed");
        }
        if (!ActionStatus.State.parse(state).isListed()) {
            throw new ProblemException(400, "user_needed", state + " actions are listed of one user: user=");
        }
        return journeys.actionsIn(state, reason, after, Page.SIZE + 1);
    }

    private static String known(String state, Enum<?>[] states) {
        return Arrays.stream(states)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .filter(state::equals)
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "unknown_state", "state is one of " + all(states)));
    }

    private static String all(Enum<?>[] states) {
        return Arrays.stream(states)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Cursor cursorOf(ConversionView view) {
        Conversion conversion = view.conversion();
        return new Cursor(conversion.actedAt(), conversion.id().toString(), conversion.revision());
    }

    private static Cursor cursorOf(ActionView view) {
        return Cursor.of(view.actedAt(), view.event().toString());
    }
}
