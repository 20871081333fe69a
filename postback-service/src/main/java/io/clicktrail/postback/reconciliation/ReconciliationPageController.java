package io.clicktrail.postback.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** The tab of reconciliation. Its script sends the file to the API as it is. */
@Controller
@RequestMapping(Tab.BASE + "/reconciliation")
class ReconciliationPageController implements Tab {

    private static final int SHOWN = 200;
    private static final int USUAL_DAYS = 7;

    private final ReconciliationController api;
    private final PageSettings settings;
    private final Clock clock;

    ReconciliationPageController(ReconciliationController api, PageSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those of one network; without one there is only the question which. */
    @GetMapping
    Mono<Rendering> list(@RequestParam(defaultValue = "") String network, ServerWebExchange exchange) {
        String slug = network.strip();
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        var page = Rendering.view("manage/reconciliations")
                .modelAttribute("slug", slug)
                .modelAttribute("moments", settings.moments(exchange))
                .modelAttribute("from", today.minusDays(USUAL_DAYS))
                .modelAttribute("to", today);
        return (slug.isEmpty() ? Mono.just(List.<Reconciliation>of()) : earlier(slug))
                .map(found -> page.modelAttribute("earlier", found).build());
    }

    private Mono<List<Reconciliation>> earlier(String slug) {
        return api.page(slug, null).map(found -> found.items());
    }

    @GetMapping("/{slug}/{id}")
    Mono<Rendering> one(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = "0") int cursor,
            ServerWebExchange exchange) {
        String wanted = kind == null || kind.isBlank() ? null : kind;
        return api.one(slug, id, wanted, cursor, SHOWN)
                .map(view -> Rendering.view("manage/reconciliation")
                        .modelAttribute("view", view)
                        .modelAttribute("kind", wanted == null ? "" : wanted)
                        .modelAttribute("moments", settings.moments(exchange))
                        .build());
    }
}
