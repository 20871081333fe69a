package io.clicktrail.attribution.journey;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.attribution.identity.Identity;
import io.clicktrail.attribution.identity.IdentityStore;
import io.clicktrail.attribution.identity.Person;
import io.clicktrail.attribution.identity.Window;
import io.clicktrail.attribution.offer.OfferStore;
import io.clicktrail.attribution.sale.Sale;
import io.clicktrail.attribution.sale.SaleStore;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.http.problem.ProblemException;

/** What had to do with a conversion beside the click that is paid for it, and what with a sale. */
@RestController
class CreditController {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final JourneyStore journeys;
    private final OfferStore offers;
    private final SaleStore sales;
    private final IdentityStore identities;

    CreditController(JourneyStore journeys, OfferStore offers, SaleStore sales, IdentityStore identities) {
        this.journeys = journeys;
        this.offers = offers;
        this.sales = sales;
        this.identities = identities;
    }

    /** @param model name of one; absent: all */
    @GetMapping("/api/v1/conversions/{id}/credit")
    Mono<CreditView> ofConversion(@PathVariable String id, @RequestParam(required = false) @Nullable String model) {
        Collection<CreditModel> models = modelsOf(model);
        return journeys.newestRevision(conversionOf(id))
                .map(ConversionView::conversion)
                .flatMap(conversion -> credit(conversion, models))
                .switchIfEmpty(Mono.error(CreditController::unknownConversion));
    }

    /**
     * @param id of the event that closed it
     * @param window how long before it a click was a touch
     */
    @GetMapping("/api/v1/sales/{id}/credit")
    Mono<CreditView> ofSale(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(defaultValue = "P30D") String window) {
        Collection<CreditModel> models = modelsOf(model);
        Duration length = windowOf(window);
        return sales.find(saleOf(id))
                .flatMap(sale -> credit(sale, length, models))
                .switchIfEmpty(Mono.error(CreditController::unknownSale));
    }

    private Mono<CreditView> credit(Conversion conversion, Collection<CreditModel> models) {
        return offers.find(conversion.offer())
                .map(offer -> offer.terms().attributionWindow())
                .flatMap(window -> credit(conversion, window, models));
    }

    private Mono<CreditView> credit(Conversion conversion, Duration window, Collection<CreditModel> models) {
        return identities
                .follow(
                        Person.knownAs(Set.of(Identity.telegramUser(conversion.user()))),
                        Window.before(conversion.actedAt(), window))
                .map(person -> CreditView.of(conversion, window, person, models));
    }

    private Mono<CreditView> credit(Sale sale, Duration window, Collection<CreditModel> models) {
        return identities
                .follow(Person.knownAs(sale.buyer()), Window.before(sale.at(), window))
                .map(person -> CreditView.of(sale, window, person, models));
    }

    private static Collection<CreditModel> modelsOf(@Nullable String name) {
        return name == null
                ? CreditModel.ALL
                : CreditModel.named(name)
                        .map(List::of)
                        .orElseThrow(() -> new ProblemException(
                                400,
                                "unknown_model",
                                CreditModel.ALL.stream()
                                        .map(CreditModel::name)
                                        .collect(Collectors.joining(", ", "model is one of ", "."))));
    }

    private static Duration windowOf(String text) {
        try {
            Duration window = Duration.parse(text);
            if (window.isPositive() && window.compareTo(LONGEST) <= 0) {
                return window;
            }
        } catch (DateTimeParseException e) {
            throw badWindow();
        }
        throw badWindow();
    }

    /** What cannot be an id names no conversion. */
    private static ConversionId conversionOf(String id) {
        try {
            return ConversionId.parse(id);
        } catch (IllegalArgumentException e) {
            throw unknownConversion();
        }
    }

    private static EventId saleOf(String id) {
        try {
            return EventId.parse(id);
        } catch (IllegalArgumentException e) {
            throw unknownSale();
        }
    }

    private static ProblemException badWindow() {
        return new ProblemException(400, "invalid_window", "window is an ISO 8601 duration of at most P366D.");
    }

    private static ProblemException unknownConversion() {
        return new ProblemException(404, "unknown_conversion", "There is no conversion of this id.");
    }

    private static ProblemException unknownSale() {
        return new ProblemException(404, "unknown_sale", "There is no sale that an event of this id closed.");
    }
}
