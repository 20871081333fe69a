package io.clicktrail.postback.backfill;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.access.Caller;
import io.clicktrail.postback.page.FormHandler;
import io.clicktrail.postback.page.Moments;
import io.clicktrail.postback.page.PageSettings;
import io.clicktrail.postback.page.Tab;

/** On the page of a network: what it was not told, counted first and then sent. */
@Controller
class BackfillPageController implements Tab {

    private final BackfillController api;
    private final FormHandler forms;
    private final PageSettings settings;

    BackfillPageController(BackfillController api, FormHandler forms, PageSettings settings) {
        this.api = api;
        this.forms = forms;
        this.settings = settings;
    }

    /** Without {@code sure} it is only counted. */
    @PostMapping(Tab.BASE + "/networks/{slug}/backfill")
    Mono<Rendering> backfill(
            @PathVariable String slug, @AuthenticationPrincipal Caller caller, ServerWebExchange exchange) {
        Moments moments = settings.moments(exchange);
        return forms.read(exchange, form -> request(form, moments), BackfillRequest.class)
                .flatMap(request -> api.backfill(slug, request, caller)
                        .map(report -> Rendering.view("manage/outcome :: backfill")
                                .modelAttribute("report", report)
                                .modelAttribute("slug", slug)
                                .modelAttribute("last", moments.moment(report.lastDueAt()))
                                .modelAttribute("done", !Boolean.TRUE.equals(request.dryRun()))
                                .build()));
    }

    private static ObjectNode request(ObjectNode form, Moments moments) {
        FormHandler.putTime(form, "since", moments);
        return form.put("dry_run", !form.has("sure"));
    }
}
