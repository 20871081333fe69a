package io.clicktrail.attribution.journey;

import java.util.Optional;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.fact.Click;
import io.clicktrail.attribution.fact.ClickStore;
import io.clicktrail.attribution.sale.SaleCreditStore;
import io.clicktrail.attribution.sale.SaleStore;
import io.clicktrail.attribution.team.TeamStore;
import io.clicktrail.event.ClickId;
import io.clicktrail.http.problem.ProblemException;

/** The journeys API: one click's way, and why it went so. */
@RestController
class JourneyController {

    private static final int MOST_ACTIONS = 100;
    private static final long NOBODY = 0;

    private final ClickStore clicks;
    private final JourneyStore journeys;
    private final SaleStore sales;
    private final SaleCreditStore credits;
    private final TeamStore teams;

    JourneyController(
            ClickStore clicks, JourneyStore journeys, SaleStore sales, SaleCreditStore credits, TeamStore teams) {
        this.clicks = clicks;
        this.journeys = journeys;
        this.sales = sales;
        this.credits = credits;
        this.teams = teams;
    }

    @GetMapping("/api/v1/journeys/{click}")
    Mono<Journey> journey(@PathVariable String click) {
        return Mono.justOrEmpty(ClickId.find(click))
                .flatMap(clicks::find)
                .flatMap(this::journeyOf)
                .switchIfEmpty(
                        Mono.error(() -> new ProblemException(404, "unknown_click", "There is no click of this id.")));
    }

    private Mono<Journey> journeyOf(Click click) {
        return journeys.bindingOf(click.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(binding -> journeyOf(click, binding));
    }

    private Mono<Journey> journeyOf(Click click, Optional<Binding> binding) {
        long user = binding.map(Binding::user).orElse(NOBODY);
        return Mono.zip(
                        journeys.actionsOf(user, MOST_ACTIONS).collectList(),
                        journeys.conversionsAbout(click.id(), user).collectList(),
                        teams.creditOf(click.utm()),
                        credits.ofClick(click.id()).collectList(),
                        sales.revenueOf(click.id()).collectList())
                .map(found -> new Journey(
                        click,
                        binding.orElse(null),
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5()));
    }
}
