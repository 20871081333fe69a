package io.clicktrail.attribution.journey;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.attribution.fact.FactStore;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.http.problem.ProblemException;

/** What had to do with a conversion beside the click that is paid for it. */
@RestController
class CreditController {

    private final JourneyStore journeys;
    private final FactStore facts;

    CreditController(JourneyStore journeys, FactStore facts) {
        this.journeys = journeys;
        this.facts = facts;
    }

    @GetMapping("/api/v1/conversions/{id}/credit")
    Mono<CreditView> credit(@PathVariable String id) {
        return journeys.newestRevision(idOf(id))
                .map(ConversionView::conversion)
                .flatMap(this::credit)
                .switchIfEmpty(Mono.error(CreditController::unknown));
    }

    private Mono<CreditView> credit(Conversion conversion) {
        return facts.clicksOf(conversion.user())
                .map(clicks -> Touch.before(conversion.actedAt(), clicks))
                .map(touches -> CreditView.of(conversion, touches));
    }

    /** What cannot be an id names no conversion. */
    private static ConversionId idOf(String id) {
        try {
            return ConversionId.parse(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown_conversion", "There is no conversion of this id.");
    }
}
