package io.clicktrail.analytics.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.analytics.Events;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionEvent.SaleCredited;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Money;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.PurchaseEvent.SaleClosed;

import static org.assertj.core.api.Assertions.assertThat;

class FactMapperTest {

    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    private final Events events = new Events(1);
    private final FactMapper mapper = new FactMapper(ZoneId.of("Asia/Almaty"));

    @Test
    void aPersonsClickCountsUnderItsOfferNetworkAndSource() {
        Fact fact = fact(events.click("spring-sale", NOON).source(" TikTok ").made());
        assertThat(fact.kind()).isEqualTo(FactKind.CLICK);
        assertThat(fact.dimensions()).isEqualTo(new Dimensions("spring-sale", "leadsgate", "tiktok", "spring", ""));
    }

    @Test
    void machinesAndRefusedClicksAreNoClicks() {
        assertThat(fact(events.click("spring-sale", NOON).byMachine().made()).kind())
                .isEqualTo(FactKind.BOT_CLICK);
        assertThat(fact(events.click("spring-sale", NOON).refused().made()).kind())
                .isEqualTo(FactKind.REFUSED_CLICK);
        assertThat(fact(events.click("spring-sale", NOON).refused().byMachine().made())
                        .kind())
                .isEqualTo(FactKind.BOT_CLICK);
    }

    @Test
    void viewsOfLandingsAndFollowedSharesOfPeopleStandApartFromThoseOfMachines() {
        assertThat(fact(events.view("tiktok_abc123", NOON)).kind()).isEqualTo(FactKind.VIEW);
        assertThat(fact(events.view("tiktok_abc123", NOON, "flood")).kind()).isEqualTo(FactKind.BOT_VIEW);
        Fact share = fact(events.shared(7, NOON));
        assertThat(share.kind()).isEqualTo(FactKind.SHARE_CLICK);
        assertThat(share.links().user()).isEqualTo(7);
        assertThat(share.dimensions().offer()).isEqualTo("spring-sale");
    }

    @Test
    void aVariantThatAVisitorMetIsAFactOfItsExperiment() {
        Fact exposed = fact(events.exposed("calm-or-loud", "calm", NOON));
        assertThat(exposed.kind()).isEqualTo(FactKind.EXPOSED);
        assertThat(exposed.label()).isEqualTo("calm-or-loud/calm");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T18:59:59Z, 2026-03-08",
        "2026-03-08T19:00:00Z, 2026-03-09",
        "2024-02-29T12:00:00Z, 2024-02-29",
        "2026-12-31T20:00:00Z, 2027-01-01"
    })
    void aFactBelongsToTheDayOfTheHousesZone(Instant moment, LocalDate day) {
        assertThat(fact(events.join(7, moment)).moment()).isEqualTo(new FactMoment(day, moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+292277-01-01T00:00:00Z", "-1000000-01-01T00:00:00Z", "1999-12-31T23:59:59Z"})
    void aTimeThatCannotBeTrueIsFiledUnderTheEpoch(Instant moment) {
        Fact fact = mapper.factOf(withTime(events.click("spring-sale", NOON).made(), moment))
                .orElseThrow();
        assertThat(fact.moment()).isEqualTo(new FactMoment(LocalDate.EPOCH, Instant.EPOCH));
    }

    @Test
    void aConversionCarriesWhatIsOwedAndWhatIsPaidOut() {
        Conversion conversion =
                events.conversion(events.click("spring-sale", NOON).made(), 7, NOON);
        assertThat(fact(events.approved(conversion, NOON)).worth())
                .isEqualTo(new Fact.Worth(Money.of("5", "XTR"), Money.of("3.5", "XTR")));
    }

    @Test
    void theLifeOfAConversionIsFourKindsOfFacts() {
        Conversion conversion =
                events.conversion(events.click("spring-sale", NOON).made(), 7, NOON);
        assertThat(Stream.of(
                                events.credited(conversion, NOON),
                                events.approved(conversion, NOON),
                                events.rejected(conversion, NOON),
                                events.reversed(conversion, NOON))
                        .map(event -> fact(event).kind()))
                .containsExactly(FactKind.CREDITED, FactKind.APPROVED, FactKind.REJECTED, FactKind.REVERSED);
    }

    @Test
    void aSaleWithoutAClickKeepsItsOwnSourceAndTeam() {
        SaleClosed sale = events.sale(1, "5000", null, Map.of("source", "FB_Ads"), "Muha", NOON);
        assertThat(fact(sale).dimensions()).isEqualTo(new Dimensions("", "", "fb_ads", "", "Muha"));
        assertThat(fact(sale).isUnresolved()).isFalse();
    }

    @Test
    void whatAPartnerSoldCountsOnceAndWhereItIsOwed() {
        ClickRegistered click = events.click("spring-sale", NOON).made();
        SaleCredited sold = events.soldBy("example-shop", click, "49.90", NOON);

        Fact sale = fact(sold);
        Fact takenBack = fact(events.takenBack(sold.sale(), NOON));

        assertThat(mapper.factOf(events.bought(click.click(), "49.90", NOON))).isEmpty();
        assertThat(sale.kind()).isEqualTo(FactKind.SALE);
        assertThat(sale.worth().amount()).isEqualTo(Money.of("49.90", "EUR"));
        assertThat(sale.label()).isEqualTo("Box of three");
        assertThat(sale.dimensions().offer()).isEqualTo("spring-sale");
        assertThat(sale.links().click()).isEqualTo(click.click());
        assertThat(takenBack.kind()).isEqualTo(FactKind.SALE_REOPENED);
        assertThat(takenBack.worth()).isEqualTo(sale.worth());
    }

    @Test
    void aSaleOfTheCrmIsNotCountedAgainWhenItIsOwedToAClick() {
        ClickRegistered click = events.click("spring-sale", NOON).made();
        SaleCredited sold = events.soldBy("crm", click, "49.90", NOON);

        assertThat(mapper.factOf(sold)).isEmpty();
        assertThat(mapper.factOf(events.takenBack(sold.sale(), NOON))).isEmpty();
    }

    @Test
    void whatSomebodyElseKnowsMoreAboutIsUnresolved() {
        ClickRegistered click = events.click("spring-sale", NOON).made();
        assertThat(fact(events.join(7, NOON)).isUnresolved()).isTrue();
        assertThat(fact(events.start(7, click.click(), NOON)).isUnresolved()).isTrue();
        assertThat(fact(events.start(7, null, NOON)).isUnresolved()).isFalse();
        assertThat(fact(events.sale(1, "5000", click.click(), NOON)).isUnresolved())
                .isTrue();
        assertThat(fact(click).isUnresolved()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null         | ''
            'a\u0000b'   | ab
            ' Кириллица ' | Кириллица
            """)
    void labelsAreStorable(String text, String label) {
        assertThat(Dimensions.label(text)).isEqualTo(label);
    }

    @Test
    void longLabelsAreCroppedBetweenCharacters() {
        assertThat(Dimensions.label("😀".repeat(100))).isEqualTo("😀".repeat(64));
        assertThat(Dimensions.label("\ud83d")).isEmpty();
    }

    @Test
    void whatTheHouseSaysToItselfIsNoFact() {
        EventId id = EventId.of(NOON, 1, 2);
        assertThat(mapper.factOf(new NotificationRequested(id, NOON, "@team", "hello")))
                .isEmpty();
    }

    private Fact fact(io.clicktrail.event.TrackingEvent event) {
        return mapper.factOf(event).orElseThrow();
    }

    private static ClickRegistered withTime(ClickRegistered click, Instant moment) {
        return new ClickRegistered(
                click.id(),
                moment,
                click.click(),
                click.offer(),
                click.link(),
                click.outcome(),
                click.network(),
                click.networkClickId(),
                click.subs(),
                click.utm(),
                click.visitor());
    }
}
