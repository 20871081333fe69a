package io.clicktrail.crm.hook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.sale.Pipelines;

/** How the connection to AmoCRM fares, as far as it can be told: from the hooks that come. */
@RestController
class IntegrationController {

    private final HookStore hooks;
    private final Pipelines pipelines;

    IntegrationController(HookStore hooks, Pipelines pipelines) {
        this.hooks = hooks;
        this.pipelines = pipelines;
    }

    /**
     * @param status {@code receiving} where a hook came within a day, {@code silent} where the last is older,
     *     {@code waiting_for_first_hook} where none ever came
     * @param api {@code not_configured}: nothing is asked of AmoCRM, so contacts and missing prices stay unknown
     */
    record Integration(
            String status,
            @Nullable Instant lastHookAt,
            long hooksLastDay,
            long hooksNeedingReview,
            int configuredPipelines,
            String api) {}

    @GetMapping("/api/integrations/amocrm")
    Mono<Integration> amocrm() {
        return hooks.summary().map(this::integration);
    }

    private Integration integration(HookSummary summary) {
        return new Integration(
                status(summary),
                summary.lastReceivedAt(),
                summary.receivedLastDay(),
                summary.needsReview(),
                pipelines.size(),
                "not_configured");
    }

    private static String status(HookSummary summary) {
        if (summary.lastReceivedAt() == null) {
            return "waiting_for_first_hook";
        }
        return summary.receivedLastDay() > 0 ? "receiving" : "silent";
    }
}
