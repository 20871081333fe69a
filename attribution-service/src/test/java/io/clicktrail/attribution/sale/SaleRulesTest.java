package io.clicktrail.attribution.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.clicktrail.attribution.AnOffer;
import io.clicktrail.attribution.Events;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.ConversionEvent.SaleReversed;
import io.clicktrail.event.ConversionEvent.Undoing;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Report;
import io.clicktrail.event.TelegramUser;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class SaleRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TelegramUser ANNA = new TelegramUser(1, false, null);
    private static final Money PRICE = Money.of("49.90", "EUR");

    private final Events events = new Events(new Random(1));
    private final Offer offer = AnOffer.called("offer")
            .attributionWindow(Duration.ofMinutes(30))
            .settlement(Duration.ofDays(1))
            .build();
    private final InMemorySales sales = new InMemorySales(List.of(offer));
    private final ClickRegistered click = events.click(offer.id(), at(0));

    @Test
    void aSaleIsOwedToTheClickWhoseTokenItCarriesHoweverOldThatIs() {
        heard(click, events.sale(new Lead("shop", 1), click.click(), PRICE, at(300)));

        assertThat(sales.said()).singleElement().isInstanceOfSatisfying(SaleCredited.class, credited -> {
            assertThat(credited.sale().click()).isEqualTo(click.click());
            assertThat(credited.sale().reference()).isEqualTo("shop:1");
            assertThat(credited.sale().networkClickId()).isEqualTo(click.networkClickId());
            assertThat(credited.sale().paidAt()).isEqualTo(at(300));
        });
    }

    @Test
    void aUsersPurchaseIsOwedToTheirLastClickWithinItsWindow() {
        ClickRegistered last = events.click(offer.id(), at(10));
        ClickRegistered later = events.click(offer.id(), at(50));
        heard(click, last, later);
        heard(
                events.start(ANNA, click.click(), at(1)),
                events.start(ANNA, last.click(), at(11)),
                events.start(ANNA, later.click(), at(51)));

        heard(events.bought(ofAnna("1"), PRICE, at(40)), events.bought(ofAnna("2"), PRICE, at(45)));

        assertThat(sales.said())
                .extracting(step -> step.sale().click() + " " + step.sale().reference())
                .containsExactlyInAnyOrder(last.click() + " 1");
    }

    @Test
    void aNetworksIdMeansTheNewestOfItsClicksBeforeThePayment() {
        ClickRegistered newer = named("uid-7", 5);
        heard(named("uid-7", 1), newer, named("uid-8", 6), named("uid-7", 20));

        heard(events.bought(new Report("shop", "1", null, null, "uid-7"), PRICE, at(10)));

        assertThat(sales.said()).extracting(step -> step.sale().click()).containsExactly(newer.click());
    }

    @Test
    void moneyGivenBackInPartLeavesTheSaleOwed() {
        Report report = new Report("shop", "1", null, click.click(), null);
        heard(click, events.bought(report, PRICE, at(10)));

        heard(events.returned(report, Money.of("9.90", "EUR"), false, at(20)));
        assertThat(sales.outcome()).hasSize(1);

        heard(events.returned(report, PRICE, true, at(30)));
        assertThat(sales.said().getLast()).isInstanceOfSatisfying(SaleReversed.class, reversed -> {
            assertThat(reversed.reason()).isEqualTo(Undoing.TAKEN_BACK);
            assertThat(reversed.occurredAt()).isEqualTo(at(30));
        });
    }

    @Test
    void aWithdrawalBeforeItsPurchaseLeavesNothingToCredit() {
        Report report = new Report("shop", "1", null, click.click(), null);
        heard(click, events.returned(report, PRICE, true, at(20)));
        heard(events.bought(report, PRICE, at(10)));

        assertThat(sales.said()).isEmpty();
    }

    @Test
    void aSettledSaleMovesNoMoreButIsStillTakenBack() {
        ClickRegistered older = named("uid-7", 1);
        Report report = new Report("shop", "1", null, null, "uid-7");
        heard(older, events.bought(report, PRICE, at(10)));

        sales.hear(List.of(named("uid-7", 5)), at(10 + 60 * 25));
        assertThat(sales.said()).hasSize(1);

        sales.hear(List.of(events.returned(report, PRICE, true, at(60 * 200))), at(60 * 200));
        assertThat(sales.said()).hasExactlyElementsOfTypes(SaleCredited.class, SaleReversed.class);
    }

    @Test
    void aSaleWhoseClickComesAfterTheSettlementIsOwedToNobody() {
        heard(events.sale(new Lead("shop", 1), click.click(), PRICE, at(300)));

        sales.hear(List.of(click), at(60 * 25));

        assertThat(sales.said()).isEmpty();
    }

    private ClickRegistered named(String uid, int minute) {
        return events.click(events.token(at(minute)), offer.id(), uid, at(minute), ClickOutcome.ACCEPTED, null);
    }

    private static Report ofAnna(String reference) {
        return new Report("shop", reference, ANNA.id(), null, null);
    }

    private void heard(TrackingEvent... news) {
        sales.hear(List.of(news), at(10));
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
