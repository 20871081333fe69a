package io.clicktrail.attribution.journey;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.RunningService;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ConversionEvent.ConversionApproved;
import io.clicktrail.event.ConversionEvent.ConversionPending;
import io.clicktrail.event.ConversionEvent.ConversionReversed;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.SaleStep;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramUser;

import static org.assertj.core.api.Assertions.assertThat;

/** What partners report, from its event to the conversion or the credited sale, and to the journey of its click. */
class ReportIT extends RunningService {

    private final TelegramUser anna = somebody();
    private final String uid = "uid-of-" + anna.id();

    @Test
    void aReportedActionIsCreditedWithWhereItsClickCameFromAndTakenBackWhenItIsWithdrawn() {
        OfferId offer = external("report-user");
        ClickRegistered click =
                events.clickFrom("KZ", "Mozilla/5.0 (Linux; Android 10; K) Mobile", offer, minutesAgo(40));
        Report report = ofUser("order-1");
        happened(click, events.start(anna, click.click(), minutesAgo(39)));

        happened(events.reported(report, offer, true, minutesAgo(30)));
        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        happened(events.withdrawn(report, offer, minutesAgo(20)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class, ConversionReversed.class);
        journeyOf(click)
                .expectBody()
                .json("""
                {"click": {"country": "KZ", "device": "phone"},
                 "actions": [{"offer": "report-user", "source": "shop", "reference": "order-1", "state": "credited"}],
                 "conversions": [{"goal": "external", "premium": true, "state": "reversed", "undoing": "taken_back",
                                  "origin": {"country": "KZ", "device": "phone", "utm": {"source": "tg"}}}]}
                """)
                .jsonPath("$.conversions[0].origin.visitor")
                .doesNotExist();
        assertThat(saidAbout(click.click()).getFirst())
                .extracting("conversion.origin.visitor")
                .isEqualTo(click.visitor().key());
    }

    @Test
    void aReportThatNamesTheNetworksClickWaitsUntilSomebodyStartsIt() {
        OfferId offer = external("report-network");
        ClickRegistered click = events.clickNamed(uid, offer, minutesAgo(40));
        happened(events.reported(new Report("shop", "order-2", null, null, uid), offer, null, minutesAgo(30)));
        happened(click);
        get("/api/v1/reports?state=waiting").expectBody().json("""
                {"items": [{"source": "shop", "reference": "order-2", "offer": "report-network", "network_click_id": "%s",
                            "state": "waiting"}]}
                """.formatted(uid));
        get("/api/v1/actions/parked")
                .expectBody()
                .jsonPath("$.items[?(@.reason == 'click_not_started')].last_hour")
                .isEqualTo(1);

        happened(events.start(anna, click.click(), minutesAgo(5)));

        hasSaid(click.click(), ConversionPending.class, ConversionApproved.class);
        get("/api/v1/reports").expectBody().json("{\"items\": []}");
    }

    @Test
    void whatNobodyPaysForIsListedWithItsReason() {
        OfferId joining = ordered(OfferBody.of("report-join", someChannel()));
        happened(
                events.reported(ofUser("order-3"), joining, null, minutesAgo(30)),
                events.reported(ofUser("order-4"), OfferId.parse("no-such-offer"), null, minutesAgo(20)));

        get("/api/v1/actions?user=" + anna.id()).expectBody().json("""
                {"items": [
                    {"reference": "order-4", "state": "untracked", "explanation": {"rule": "unknown_offer.v1"}},
                    {"reference": "order-3", "state": "untracked", "explanation": {"rule": "not_proved_by_reports.v1"}}]}
                """);
    }

    @Test
    void aReportedPurchaseIsOwedToTheClickThatComesLaterAndCountsOnce() {
        OfferId offer = external("report-sale");
        ClickRegistered click = events.clickNamed(uid, offer, minutesAgo(40));
        Report purchase = new Report("shop", "sale-of-" + anna.id(), null, null, uid);
        happened(
                events.bought(purchase, Money.of("49.90", "EUR"), minutesAgo(30)),
                events.returned(purchase, Money.of("9.90", "EUR"), false, minutesAgo(25)));
        happened(click);

        hasSaid(click.click(), SaleCredited.class);
        journeyOf(click).expectBody().json("""
                {"sales": [{"source": "shop", "amount": {"amount": "49.90", "currency": "EUR"}, "product": "Box of three",
                            "revision": 1, "state": "credited"}],
                 "revenue": [{"amount": "40.00", "currency": "EUR"}]}
                """);

        happened(events.returned(purchase, Money.of("49.90", "EUR"), true, minutesAgo(20)));
        hasSaid(click.click(), SaleCredited.class, SaleReversed.class);
        journeyOf(click).expectBody().json("""
                {"sales": [{"state": "reversed", "undoing": "taken_back"}], "revenue": []}
                """);
    }

    @Test
    void aSaleOfAmoCrmIsOwedToTheClickItNamesUntilItIsReopened() {
        ClickRegistered click = events.click(external("report-crm"), minutesAgo(40));
        Lead lead = new Lead("springshop", anna.id());
        Money price = Money.of("5000.50", "KZT");
        happened(events.sale(lead, click.click(), price, minutesAgo(30)));
        happened(click);
        hasSaid(click.click(), SaleCredited.class);

        happened(events.reopened(lead, click.click(), price, minutesAgo(20)));
        happened(events.sale(lead, click.click(), price, minutesAgo(10)));

        hasSaid(click.click(), SaleCredited.class, SaleReversed.class, SaleCredited.class);
        assertThat(saidAbout(click.click()))
                .extracting(said -> ((SaleStep) said).sale().revision())
                .isEqualTo(List.of(1, 1, 2));
        journeyOf(click).expectBody().json("{\"revenue\": [{\"amount\": \"5000.50\", \"currency\": \"KZT\"}]}");
    }

    @Test
    void aUsersPurchaseMovesToTheClickOfWhoeverWasTheFirstToStartIt() {
        OfferId offer = external("report-moved");
        ClickRegistered first = events.click(offer, minutesAgo(50));
        ClickRegistered second = events.click(offer, minutesAgo(40));
        happened(first, second);
        happened(events.start(anna, first.click(), minutesAgo(49)), events.start(anna, second.click(), minutesAgo(30)));
        happened(events.bought(ofUser("sale-" + anna.id()), Money.of("10", "EUR"), minutesAgo(20)));
        hasSaid(second.click(), SaleCredited.class);

        happened(events.start(somebody(), second.click(), minutesAgo(39)));

        hasSaid(second.click(), SaleCredited.class, SaleReversed.class);
        hasSaid(first.click(), SaleCredited.class);
    }

    private Report ofUser(String reference) {
        return new Report("shop", reference, anna.id(), null, null);
    }

    private OfferId external(String slug) {
        return ordered(OfferBody.of(slug, "@quiz")
                .with("goal", "\"external\"")
                .with("rate", "{\"base\": \"30\", \"currency\": \"XTR\"}"));
    }
}
