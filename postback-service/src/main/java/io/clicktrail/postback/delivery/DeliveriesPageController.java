package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.page.Page;
import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** The tab of deliveries: found by what they are about, each with its attempts; sent once more, let go or declined. */
@Controller
@RequestMapping(Tab.BASE + "/postbacks")
class DeliveriesPageController implements Tab {

    private static final List<String> STATES = List.of(
            "pending", "waiting", "paused", "held", "delivered", "exhausted", "undeliverable", "ignored", "declined");
    private static final Duration LATELY = Duration.ofDays(1);

    private final PostbackController api;
    private final PageSettings settings;
    private final Clock clock;

    DeliveriesPageController(PostbackController api, PageSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list(
            @ModelAttribute("search") DeliverySearch search,
            @RequestParam @Nullable String cursor,
            ServerWebExchange exchange) {
        return api.page(search.filter(settings.moments(exchange)), cursor, Page.SIZE)
                .map(found -> found.map(delivery -> line(delivery, exchange)))
                .map(found -> Rendering.view("manage/postbacks")
                        .modelAttribute("states", STATES)
                        .modelAttribute("found", found)
                        .modelAttribute(
                                "yesterday",
                                settings.moments(exchange).field(clock.instant().minus(LATELY)))
                        .build());
    }

    /** One row of the list; after something was done to it, it asks for itself until it is over. */
    @GetMapping("/{id}")
    Mono<Rendering> row(@PathVariable UUID id, ServerWebExchange exchange) {
        return api.one(id).map(delivery -> row(delivery, exchange));
    }

    @PostMapping("/{id}/replay")
    Mono<Rendering> replay(@PathVariable UUID id, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return api.replay(id, caller).map(delivery -> row(delivery, exchange));
    }

    @PostMapping("/{id}/release")
    Mono<Rendering> release(@PathVariable UUID id, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return api.release(id, caller).map(delivery -> row(delivery, exchange));
    }

    @PostMapping("/{id}/reject")
    Mono<Rendering> reject(@PathVariable UUID id, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return api.reject(id, caller).map(delivery -> row(delivery, exchange));
    }

    private Rendering row(DeliveryView delivery, ServerWebExchange exchange) {
        return Rendering.view("manage/delivery :: row")
                .modelAttribute("delivery", line(delivery, exchange))
                .modelAttribute("watched", true)
                .build();
    }

    private DeliveryLine line(DeliveryView delivery, ServerWebExchange exchange) {
        return DeliveryLine.of(delivery, settings.moments(exchange));
    }
}
