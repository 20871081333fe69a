package io.clicktrail.postback.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.access.Caller;
import io.clicktrail.postback.network.HealthStore.Health;
import io.clicktrail.postback.page.FormHandler;
import io.clicktrail.postback.page.Tab;

/** The tab of networks: how they fare, and their editor. */
@Controller
@RequestMapping(NetworksPageController.PATH)
class NetworksPageController implements Tab {

    static final String PATH = Tab.BASE + "/networks";

    private static final Duration LATELY = Duration.ofDays(1);
    private static final int MOST = 200;
    private static final String EDITOR = "manage/network";

    private final NetworkController api;
    private final PresetController presets;
    private final HealthStore health;
    private final MeterRegistry meters;
    private final FormHandler forms;
    private final Clock clock;

    NetworksPageController(
            NetworkController api,
            PresetController presets,
            HealthStore health,
            MeterRegistry meters,
            FormHandler forms,
            Clock clock) {
        this.api = api;
        this.presets = presets;
        this.health = health;
        this.meters = meters;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * A network in the list.
     *
     * @param dead whether its breaker is open here
     */
    record Line(NetworkView network, Health health, boolean dead) {}

    @GetMapping
    Mono<Rendering> list(@RequestParam(defaultValue = "") String cursor, @AuthenticationPrincipal Caller caller) {
        return health.since(clock.instant().minus(LATELY))
                .zipWhen(
                        known -> api.page(cursor, MOST, caller),
                        (known, page) -> page.map(network -> line(network, known)))
                .map(found -> Rendering.view("manage/networks")
                        .modelAttribute("found", found)
                        .build());
    }

    private Line line(NetworkView network, Map<String, Health> known) {
        Gauge breaker = meters.find("clicktrail.postback.breaker")
                .tag("network", network.slug())
                .gauge();
        return new Line(
                network,
                known.getOrDefault(network.slug(), Health.NOTHING_YET),
                breaker != null && breaker.value() > 0);
    }

    /** For fields that name a network. */
    @GetMapping("/_slugs")
    Mono<Rendering> slugs(@AuthenticationPrincipal Caller caller) {
        return api.page("", MOST, caller)
                .map(found -> Rendering.view("manage/slugs :: options")
                        .modelAttribute("found", found)
                        .build());
    }

    /** A new one; no slug has an underscore. */
    @GetMapping("/_new")
    Mono<Rendering> empty(@RequestParam @Nullable String preset) {
        return preset == null || preset.isBlank()
                ? Mono.just(newOne(forms.tree(Map.of())).build())
                : presets.one(preset)
                        .map(chosen -> newOne(forms.tree(chosen.network()))
                                .modelAttribute("preset", chosen)
                                .build());
    }

    private Rendering.Builder<?> newOne(ObjectNode network) {
        return editor(network).modelAttribute("presets", presets.all().map(PresetController.Presets::items));
    }

    @GetMapping("/{slug}")
    Mono<Rendering> one(
            @PathVariable String slug, @RequestParam @Nullable String saved, @AuthenticationPrincipal Caller caller) {
        return api.one(slug, caller)
                .map(network -> editor(forms.tree(network))
                        .modelAttribute("network", network)
                        .modelAttribute("saved", saved != null)
                        .build());
    }

    private static Rendering.Builder<?> editor(ObjectNode network) {
        return Rendering.view(EDITOR)
                .modelAttribute("form", NetworkForm.of(network))
                .modelAttribute("statuses", NetworkForm.statuses())
                .modelAttribute("macros", NetworkForm.macros());
    }

    @PostMapping
    Mono<ResponseEntity<Void>> add(ServerWebExchange exchange) {
        return forms.read(exchange, NetworkRequest.class).flatMap(api::add).map(NetworksPageController::saved);
    }

    @PostMapping("/{slug}")
    Mono<ResponseEntity<Void>> change(@PathVariable String slug, ServerWebExchange exchange) {
        return forms.read(exchange, NetworkRequest.class)
                .flatMap(request -> api.change(slug, request))
                .map(NetworksPageController::saved);
    }

    @PostMapping("/{slug}/enable")
    Mono<ResponseEntity<Void>> enable(@PathVariable String slug) {
        return api.enable(slug).map(NetworksPageController::saved);
    }

    @PostMapping("/{slug}/disable")
    Mono<ResponseEntity<Void>> disable(@PathVariable String slug) {
        return api.disable(slug).map(NetworksPageController::saved);
    }

    private static ResponseEntity<Void> saved(NetworkView network) {
        return FormHandler.to(PATH + "/" + network.slug() + "?saved=true");
    }
}
