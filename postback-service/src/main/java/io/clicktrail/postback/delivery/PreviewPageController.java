package io.clicktrail.postback.delivery;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.access.Caller;
import io.clicktrail.postback.page.FormHandler;
import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** Beside the editor of a network: the call as it would be, while somebody writes, and one for a trial. */
@Controller
@RequestMapping(Tab.BASE + "/networks")
class PreviewPageController implements Tab {

    private final PreviewController api;
    private final FormHandler forms;
    private final PageSettings settings;

    PreviewPageController(PreviewController api, FormHandler forms, PageSettings settings) {
        this.api = api;
        this.forms = forms;
        this.settings = settings;
    }

    @PostMapping("/_preview")
    Mono<Rendering> previewOfDraft(ServerWebExchange exchange) {
        return request(exchange).flatMap(api::previewOfDraft).map(PreviewPageController::shown);
    }

    /** As it would be after what is not saved yet. */
    @PostMapping("/{slug}/preview")
    Mono<Rendering> preview(@PathVariable String slug, ServerWebExchange exchange) {
        return request(exchange).flatMap(request -> api.preview(slug, request)).map(PreviewPageController::shown);
    }

    @PostMapping("/_test")
    Mono<Rendering> trialOfDraft(@AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return request(exchange)
                .flatMap(request -> api.trialOfDraft(request, caller))
                .map(trial -> shown(trial, exchange));
    }

    @PostMapping("/{slug}/test")
    Mono<Rendering> trial(
            @PathVariable String slug, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        return request(exchange)
                .flatMap(request -> api.trial(slug, request, caller))
                .map(trial -> shown(trial, exchange));
    }

    private Mono<PreviewRequest> request(ServerWebExchange exchange) {
        return forms.read(exchange, PreviewPageController::request, PreviewRequest.class);
    }

    /** The form holds a network, and beside it under {@code preview} what is to be told of. */
    private static ObjectNode request(ObjectNode form) {
        JsonNode about = form.remove("preview");
        ObjectNode request = about instanceof ObjectNode object ? object : form.objectNode();
        request.set("network", form);
        return request;
    }

    private static Rendering shown(PreviewView call) {
        return Rendering.view("manage/preview :: call")
                .modelAttribute("call", call)
                .build();
    }

    private Rendering shown(TrialView trial, ServerWebExchange exchange) {
        return Rendering.view("manage/preview :: trial")
                .modelAttribute("trial", trial)
                .modelAttribute("latency", settings.moments(exchange).latency(trial.latency()))
                .build();
    }
}
