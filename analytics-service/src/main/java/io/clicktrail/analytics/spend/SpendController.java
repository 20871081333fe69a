package io.clicktrail.analytics.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.Money;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;

/** Costs and views over HTTP. Posting an entry again changes nothing; another amount for the same key corrects it. */
@RestController
@RequestMapping("/api/v1")
class SpendController {

    private final SpendStore store;

    SpendController(SpendStore store) {
        this.store = store;
    }

    /** A cost as it is posted and answered. */
    record CostBody(
            LocalDate day,
            String source,
            @Nullable String campaign,
            @Nullable String offer,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency) {

        private static CostBody of(Cost cost) {
            Campaign campaign = cost.campaign();
            BigDecimal amount = new BigDecimal(cost.money().plainAmount());
            return new CostBody(
                    campaign.day(),
                    campaign.source(),
                    campaign.campaign(),
                    campaign.offer(),
                    amount,
                    cost.money().currency());
        }

        private Cost toCost() {
            return new Cost(Campaign.of(day, source, campaign, offer), new Money(amount, currency));
        }
    }

    /** Views as they are posted and answered. */
    record ViewsBody(
            LocalDate day,
            String source,
            @Nullable String campaign,
            @Nullable String offer,
            Long views) {

        private static ViewsBody of(Views views) {
            Campaign campaign = views.campaign();
            return new ViewsBody(
                    campaign.day(), campaign.source(), campaign.campaign(), campaign.offer(), views.views());
        }

        private Views toViews() {
            return new Views(Campaign.of(day, source, campaign, offer), views);
        }
    }

    /** Entries of a period, newest first. */
    record Costs(List<CostBody> costs) {}

    @PostMapping("/costs")
    Mono<CostBody> setCost(@RequestBody CostBody body, @AuthenticationPrincipal Caller caller) {
        Cost cost = understood(body::toCost);
        return store.set(cost, caller.subject()).thenReturn(CostBody.of(cost));
    }

    @GetMapping("/costs")
    Mono<Costs> costs(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        return store.costs(from, to).map(CostBody::of).collectList().map(Costs::new);
    }

    @PostMapping("/views")
    Mono<ViewsBody> setViews(@RequestBody ViewsBody body, @AuthenticationPrincipal Caller caller) {
        Views views = understood(body::toViews);
        return store.set(views, caller.subject()).thenReturn(ViewsBody.of(views));
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(400, "bad_request", String.valueOf(refused.getMessage()));
        }
    }
}
