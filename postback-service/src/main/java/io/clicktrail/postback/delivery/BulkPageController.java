package io.clicktrail.postback.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.delivery.BulkOrder.Outcome;
import io.clicktrail.postback.page.Moments;
import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** Many deliveries sent once more: those that were ticked, or all since a time, which are counted first. */
@Controller
@RequestMapping(Tab.BASE + "/postbacks")
class BulkPageController implements Tab {

    private final BulkController api;
    private final PageSettings settings;

    BulkPageController(BulkController api, PageSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    @PostMapping("/_replay")
    Mono<Rendering> replayTicked(@AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> new BulkRequest(ids(form), null, null, false))
                .flatMap(request -> api.replay(request, null, caller))
                .map(outcome -> told(outcome, true, exchange));
    }

    /** Without {@code sure} they are only counted. */
    @PostMapping("/_replay-since")
    Mono<Rendering> replaySince(@AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> since(form, settings.moments(exchange)))
                .flatMap(request -> api.replay(request, null, caller)
                        .map(outcome -> told(outcome, !Boolean.TRUE.equals(request.dryRun()), exchange)));
    }

    private static BulkRequest since(MultiValueMap<String, String> form, Moments moments) {
        var search = new DeliverySearch(
                form.getFirst("network"), form.getFirst("state"), null, null, form.getFirst("since"), null);
        return new BulkRequest(null, search.filter(moments), null, !form.containsKey("sure"));
    }

    private static List<UUID> ids(MultiValueMap<String, String> form) {
        try {
            return form.getOrDefault("ids", List.of()).stream()
                    .map(UUID::fromString)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid_field", "ids: a postback's id is a UUID");
        }
    }

    private Rendering told(Outcome outcome, boolean done, ServerWebExchange exchange) {
        return Rendering.view("manage/outcome :: replay")
                .modelAttribute("outcome", outcome)
                .modelAttribute("last", settings.moments(exchange).moment(outcome.lastDueAt()))
                .modelAttribute("done", done)
                .build();
    }
}
