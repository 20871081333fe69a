package io.clicktrail.attribution.offer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.attribution.OfferBody;
import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.offer.OfferCheck.Accepted;
import io.clicktrail.attribution.offer.OfferCheck.Checked;
import io.clicktrail.attribution.offer.OfferCheck.Refused;
import io.clicktrail.attribution.rate.RateCard;
import io.clicktrail.event.Money;
import io.clicktrail.event.Offer;
import io.clicktrail.event.Offer.Audience;
import io.clicktrail.event.Offer.Entry;
import io.clicktrail.http.host.TargetHosts;

import static org.assertj.core.api.Assertions.assertThat;

class OfferCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final TargetHosts HOSTS = new TargetHosts(URI.create("https://go.example"), List.of());
    private static final OfferBody LEAST = OfferBody.of("sports", "https://t.me/Sports");

    @Test
    void whatIsLeftOutIsFilledIn() {
        Offer offer = accepted(check(LEAST.with("name", "\" Sports \"")));

        assertThat(offer.name()).isEqualTo("Sports");
        assertThat(offer.place()).isEqualTo("@sports");
        assertThat(offer.rate().premium()).isEqualByComparingTo("10");
        assertThat(offer.payout()).isEqualTo(Money.of("0", "XTR"));
        assertThat(offer.caps()).isEqualTo(Offer.Caps.NONE);
        assertThat(offer.schedule()).isEmpty();
        assertThat(offer.hold()).isZero();
        assertThat(offer.clawback()).isEqualTo(Duration.ofDays(7));
        assertThat(offer.attributionWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(offer.settlement()).isEqualTo(Duration.ofDays(1));
        assertThat(offer.firstClick()).isFalse();
        assertThat(offer.audience()).isEqualTo(Audience.EVERYBODY);
        assertThat(offer.shareClicks()).isEqualTo(1);
        assertThat(offer.status()).isEqualTo(Offer.Status.ACTIVE);
        assertThat(offer.createdAt()).isEqualTo(NOW);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotWorkIsRefusedByTheNameOfItsField() {
        return Stream.of(
                refused("name", "\"\\u0007\""),
                refused("name", "\"  \""),
                refused("target_url", "\"https://evil.example/\""),
                refused("fallback_url", "\"https://evil.example/\""),
                refused("place", "\"https://t.me/+invite\""),
                refused("place", "\"https://t.me/sports/42\""),
                refused("rate.base", "rate", "{\"base\": \"-1\", \"currency\": \"XTR\"}"),
                refused("rate.base", "rate", "{\"base\": \"1.5\", \"currency\": \"XTR\"}"),
                refused("rate.premium", "rate", "{\"base\": \"5\", \"premium\": \"4\", \"currency\": \"XTR\"}"),
                refused(
                        "rate of join_channel is at least 5 XTR, and 10",
                        "rate",
                        "{\"base\": \"4\", \"currency\": \"XTR\"}"),
                refused("rate of join_channel", "rate", "{\"base\": \"5\", \"premium\": \"9\", \"currency\": \"XTR\"}"),
                refused("payout", "network", "\"spring-net\""),
                refused("payout.amount", "payout", "{\"amount\": \"-0.01\", \"currency\": \"USD\"}"),
                refused("caps.total", "caps", "{\"total\": -1}"),
                refused("caps.window.count", "caps", "{\"window\": {\"count\": 0, \"per\": \"day\"}}"),
                refused("schedule", "[{\"days\": [], \"from\": \"09:00\", \"to\": \"18:00\"}]"),
                refused("schedule", "[{\"days\": [\"MONDAY\"], \"from\": \"18:00\", \"to\": \"09:00\"}]"),
                refused("hold", "\"-PT1S\""),
                refused("schedule_grace", "\"-PT1S\""),
                refused("clawback", "\"P367D\""),
                refused("settlement", "\"-P1D\""),
                refused("attribution_window", "\"PT0S\""),
                refused("audience.countries", "audience", "{\"countries\": [\"kz\"]}"),
                refused("audience.countries", "audience", "{\"countries\": [\"RU\", \"XX\"]}"),
                refused("advertiser says", "metered", "true"),
                refused("share_clicks", "0"),
                refused("share_clicks", "1001"));
    }

    @Test
    void peopleEnterByTheBotUnlessItIsSaidOtherwise() {
        assertThat(accepted(check(LEAST)).entry()).isEqualTo(Entry.BOT);
        assertThat(accepted(check(LEAST.with("entry", "\"join_request\""))).entry())
                .isEqualTo(Entry.JOIN_REQUEST);
    }

    @Test
    void aLinkOfItsOwnIsForOffersToJoin() {
        OfferBody shared = LEAST.with("goal", "\"share\"");

        assertThat(check(shared.with("entry", "\"bot\""))).isInstanceOf(Accepted.class);
        assertThat(check(shared.with("entry", "\"invite_link\"")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.flaws())
                                .singleElement()
                                .asString()
                                .startsWith("entry"));
    }

    @Test
    void allFlawsAreNamedAtOnce() {
        Checked checked = check(LEAST.with("hold", "\"-PT1S\"").with("place", "\"nowhere\""));

        assertThat(checked)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.flaws()).hasSize(2));
    }

    @Test
    void anAudienceIsCountriesOrWhoComesForTheFirstTimeOrBoth() {
        assertThat(accepted(check(LEAST.with("audience", "{\"countries\": [\"KZ\", \"RU\"]}")))
                        .audience())
                .isEqualTo(new Audience(Set.of("KZ", "RU"), false));
        assertThat(accepted(check(LEAST.with("audience", "{\"once\": true}"))).audience())
                .isEqualTo(new Audience(Set.of(), true));
    }

    @Test
    void aMeteredOfferIsPricedInWholeStars() {
        OfferBody metered = LEAST.with("metered", "true").with("advertiser", "\"acme\"");

        assertThat(check(metered))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.funding())
                                .isEqualTo(new Funding(AdvertiserId.parse("acme"), true)));
        for (String rate : List.of(
                "{\"base\": \"5\", \"currency\": \"USD\"}",
                "{\"base\": \"5\", \"premium\": \"1000001\", \"currency\": \"XTR\"}")) {
            assertThat(check(metered.with("rate", rate)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.flaws())
                                    .singleElement()
                                    .asString()
                                    .startsWith("rate of a metered offer"));
        }
    }

    @Test
    void anOfferIsNotMeteredUnlessItSaysSo() {
        assertThat(check(LEAST))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.funding()).isEqualTo(Funding.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "always | 2026-03-01T00:00:00Z 2026-03-02T03:00:00Z |",
                "weekdays | 2026-03-02T00:00:00Z 2026-03-06T23:59:59Z | 2026-03-01T23:59:59Z 2026-03-07T00:00:00Z",
                "working_hours | 2026-03-02T09:00:00Z 2026-03-06T17:59:59Z | 2026-03-02T18:00:00Z 2026-03-07T10:00:00Z",
                "weekends | 2026-03-07T00:00:00Z 2026-03-08T23:59:59Z | 2026-03-06T23:59:59Z 2026-03-09T00:00:00Z"
            })
    void aScheduleCanBeOrderedByItsName(String preset, String open, @Nullable String closed) {
        Offer offer = accepted(check(LEAST.with("schedule", '"' + preset + '"')));

        assertThat(open.split(" ")).allMatch(moment -> offer.isOpenAt(Instant.parse(moment)));
        assertThat(closed == null ? new String[0] : closed.split(" "))
                .noneMatch(moment -> offer.isOpenAt(Instant.parse(moment)));
    }

    @Test
    void aClickKeepsItsRightOutsideOfTheScheduleForTheTimeThatIsOrdered() {
        assertThat(accepted(check(LEAST)).scheduleGrace()).isNull();
        assertThat(accepted(check(LEAST.with("schedule_grace", "\"PT2H\""))).scheduleGrace())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aDayMayEndAtMidnight() {
        String evening = "[{\"days\": [\"MONDAY\"], \"from\": \"18:00\", \"to\": \"00:00\"}]";

        assertThat(accepted(check(LEAST.with("schedule", evening))).schedule()).hasSize(1);
    }

    @Test
    void aMeteredOfferIsNeverForNothing() {
        OfferBody metered = LEAST.with("metered", "true").with("advertiser", "\"acme\"");

        assertThat(check(metered.with("rate", "{\"base\": \"0\", \"premium\": \"10\", \"currency\": \"XTR\"}")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.flaws())
                                .anyMatch(flaw -> flaw.startsWith("rate of a metered offer")));
    }

    @Test
    void whatIsPaidInAnotherCurrencyIsNotComparedWithTheCard() {
        assertThat(accepted(check(LEAST.with("rate", "{\"base\": \"0.4\", \"currency\": \"USD\"}")))
                        .rate()
                        .premium())
                .isEqualByComparingTo("0.4");
    }

    private static DynamicTest refused(String field, String value) {
        return refused(field, field, value);
    }

    private static DynamicTest refused(String named, String field, String value) {
        return DynamicTest.dynamicTest(
                field + " " + value,
                () -> assertThat(check(LEAST.with(field, value)))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.flaws())
                                        .singleElement()
                                        .asString()
                                        .startsWith(named)));
    }

    private static Checked check(OfferBody body) {
        return OfferCheck.of(JsonColumn.read(body.toString(), NewOffer.class), HOSTS, RateCard.UNCHANGED, NOW);
    }

    private static Offer accepted(Checked checked) {
        assertThat(checked).isInstanceOf(Accepted.class);
        return ((Accepted) checked).offer();
    }
}
