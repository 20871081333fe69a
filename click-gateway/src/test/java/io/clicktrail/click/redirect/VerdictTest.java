package io.clicktrail.click.redirect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.clicktrail.click.Offers;
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.Link;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.Offer;

import static io.clicktrail.click.Offers.anOffer;
import static io.clicktrail.click.redirect.Visits.SATURDAY_NOON_IN_MOSCOW;
import static io.clicktrail.click.redirect.Visits.aVisit;
import static io.clicktrail.event.ClickOutcome.ACCEPTED;
import static io.clicktrail.event.ClickOutcome.BOT;
import static io.clicktrail.event.ClickOutcome.COUNTRY_NOT_ALLOWED;
import static io.clicktrail.event.ClickOutcome.DUPLICATE;
import static io.clicktrail.event.ClickOutcome.EXHAUSTED;
import static io.clicktrail.event.ClickOutcome.EXPIRED;
import static io.clicktrail.event.ClickOutcome.OUT_OF_SCHEDULE;
import static io.clicktrail.event.ClickOutcome.PAUSED;
import static io.clicktrail.event.ClickOutcome.UNFILLED_MACRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class VerdictTest {

    private static final Agent MACHINE = new Agent.Machine("curl");
    private static final Offer.Hours MORNING =
            new Offer.Hours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(6, 0), LocalTime.of(9, 0));
    private static final Offers OPEN = anOffer();
    /** Refuses for every reason that is left; each row takes away the one that was told before. */
    private static final Offers CHOOSY = OPEN.of(new Offer.Audience(Set.of("RU"), true));

    static Stream<Arguments> clicks() {
        Destination offer = Destination.of(OPEN.now());
        Destination choosy = Destination.of(CHOOSY.now());
        Visits worst = aVisit().by(MACHINE).from("DE").again();
        return Stream.of(
                arguments(offer, "n-1", aVisit(), ACCEPTED),
                arguments(offer, null, aVisit(), ACCEPTED),
                arguments(offer, "n-1", aVisit().again(), ACCEPTED),
                arguments(Destination.of(OPEN.that(Offer.Status.PAUSED).now()), "n-1", aVisit(), PAUSED),
                arguments(Destination.of(OPEN.that(Offer.Status.EXHAUSTED).now()), "n-1", aVisit(), EXHAUSTED),
                arguments(Destination.of(OPEN.during(MORNING).now()), "n-1", aVisit(), OUT_OF_SCHEDULE),
                arguments(
                        Destination.of(
                                CHOOSY.that(Offer.Status.PAUSED).during(MORNING).now()),
                        "{uid}",
                        worst,
                        PAUSED),
                arguments(Destination.of(CHOOSY.during(MORNING).now()), "{uid}", worst, OUT_OF_SCHEDULE),
                arguments(choosy, "{uid}", worst, COUNTRY_NOT_ALLOWED),
                arguments(choosy, "{uid}", worst.from("RU"), UNFILLED_MACRO),
                arguments(choosy, "n-1", worst.from("RU"), BOT),
                arguments(choosy, "n-1", aVisit().from("RU").again(), DUPLICATE),
                arguments(choosy, "n-1", aVisit().from("RU").unknown(), ACCEPTED),
                arguments(choosy, "n-1", aVisit(), ACCEPTED),
                arguments(Destination.of(link(Link.Status.ACTIVE, null), OPEN.now()), null, aVisit(), ACCEPTED),
                arguments(Destination.of(link(Link.Status.PAUSED, null), OPEN.now()), null, aVisit(), PAUSED),
                arguments(
                        Destination.of(link(Link.Status.ACTIVE, SATURDAY_NOON_IN_MOSCOW), OPEN.now()),
                        null,
                        aVisit(),
                        EXPIRED),
                arguments(
                        Destination.of(link(Link.Status.ACTIVE, SATURDAY_NOON_IN_MOSCOW.plusMillis(1)), OPEN.now()),
                        null,
                        aVisit(),
                        ACCEPTED),
                arguments(Destination.of(link(Link.Status.ACTIVE, null), null), null, aVisit(), PAUSED),
                arguments(Destination.of(direct(), null), null, aVisit().again(), ACCEPTED),
                arguments(Destination.of(direct(), null), null, aVisit().by(MACHINE), BOT));
    }

    @ParameterizedTest
    @MethodSource("clicks")
    void theFirstReasonThatHoldsIsTold(
            Destination to, @Nullable String networkClickId, Visits visit, ClickOutcome outcome) {
        assertThat(Verdict.of(to, networkClickId, visit.arrival())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{uid}", "{your_uid}", "[uid]", "%uid%", "<uid>", "#s2#", "REPLACE", "OPTIONAL"})
    void theNameOfAMacroIsNoClickId(String value) {
        assertThat(Verdict.of(Destination.of(OPEN.now()), value, aVisit().arrival()))
                .isEqualTo(UNFILLED_MACRO);
    }

    private static Link link(Link.Status status, @Nullable Instant expiresAt) {
        return new Link(
                new LinkId("tiktok_ab12cd"),
                "spring",
                Map.of("source", "tiktok"),
                OPEN.now().id(),
                null,
                null,
                expiresAt,
                status,
                Instant.EPOCH);
    }

    static Link direct() {
        return new Link(
                new LinkId("vk_ab12cd"),
                "spring",
                Map.of("source", "vk"),
                null,
                "https://t.me/sportschannel",
                null,
                null,
                Link.Status.ACTIVE,
                Instant.EPOCH);
    }
}
