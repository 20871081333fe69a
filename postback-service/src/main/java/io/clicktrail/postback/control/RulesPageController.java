package io.clicktrail.postback.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.access.Caller;
import io.clicktrail.postback.page.FormBody;
import io.clicktrail.postback.page.FormHandler;
import io.clicktrail.postback.page.Moments;
import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** The tab of rules: in the order in which they are asked, their editor, and what one would have done. */
@Controller
@RequestMapping(RulesPageController.PATH)
class RulesPageController implements Tab {

    static final String PATH = Tab.BASE + "/rules";

    private static final List<String> FIELDS =
            List.of("name", "network", "priority", "action", "condition{}", "time_zone", "enabled");
    private static final List<String> ACTIONS = List.of("reject", "hold", "send");
    private static final Duration LATELY = Duration.ofDays(7);

    private final RuleController api;
    private final FormHandler forms;
    private final PageSettings settings;
    private final Clock clock;

    RulesPageController(RuleController api, FormHandler forms, PageSettings settings, Clock clock) {
        this.api = api;
        this.forms = forms;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list() {
        return api.all()
                .map(rules -> Rendering.view("manage/rules")
                        .modelAttribute("rules", rules.items())
                        .build());
    }

    @GetMapping("/_new")
    Rendering empty(ServerWebExchange exchange) {
        return editor(forms.tree(Map.of()), exchange).build();
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable UUID id, @RequestParam @Nullable String saved, ServerWebExchange exchange) {
        return api.one(id)
                .map(rule -> editor(forms.tree(rule), exchange)
                        .modelAttribute("rule", rule)
                        .modelAttribute("saved", saved != null)
                        .build());
    }

    private Rendering.Builder<?> editor(ObjectNode rule, ServerWebExchange exchange) {
        Instant now = clock.instant();
        Moments moments = settings.moments(exchange);
        return Rendering.view("manage/rule")
                .modelAttribute("values", FormBody.of(rule, FIELDS).values())
                .modelAttribute("actions", ACTIONS)
                .modelAttribute("from", moments.field(now.minus(LATELY)))
                .modelAttribute("to", moments.field(now.plus(Duration.ofMinutes(1))));
    }

    @PostMapping
    Mono<ResponseEntity<Void>> add(@AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return forms.read(exchange, RuleRequest.class)
                .flatMap(request -> api.add(request, caller))
                .map(RulesPageController::saved);
    }

    @PostMapping("/{id}")
    Mono<ResponseEntity<Void>> change(
            @PathVariable UUID id, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return forms.read(exchange, RuleRequest.class)
                .flatMap(request -> api.change(id, request, caller))
                .map(RulesPageController::saved);
    }

    @PostMapping("/{id}/remove")
    Mono<ResponseEntity<Void>> remove(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return api.remove(id, caller).thenReturn(FormHandler.to(PATH));
    }

    private static ResponseEntity<Void> saved(RuleView rule) {
        return FormHandler.to(PATH + "/" + rule.id() + "?saved=true");
    }

    @PostMapping("/_dry-run")
    Mono<Rendering> dryRun(ServerWebExchange exchange) {
        Moments moments = settings.moments(exchange);
        return forms.read(exchange, form -> tried(form, moments), DryRunRequest.class)
                .flatMap(api::dryRun)
                .map(report -> Rendering.view("manage/outcome :: dry-run")
                        .modelAttribute("report", report)
                        .modelAttribute("moments", moments)
                        .build());
    }

    /** The form holds a rule, and beside it under {@code tried} the time in which it is tried. */
    private static ObjectNode tried(ObjectNode form, Moments moments) {
        JsonNode time = form.remove("tried");
        ObjectNode request = time instanceof ObjectNode object ? object : form.objectNode();
        FormHandler.putTime(request, "from", moments);
        FormHandler.putTime(request, "to", moments);
        request.set("rule", form);
        return request;
    }
}
