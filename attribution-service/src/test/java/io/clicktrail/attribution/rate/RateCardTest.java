package io.clicktrail.attribution.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;

import static org.assertj.core.api.Assertions.assertThat;

class RateCardTest {

    private static final RateCard DEARER =
            new RateCard(List.of(new KnownRate(Goal.JOIN_CHANNEL, rate("6", "12", "XTR"), 3, "ann", Instant.EPOCH)));

    @ParameterizedTest
    @EnumSource
    void aGoalThatNobodyHasChangedHasTheMinimumOfTheContract(Goal goal) {
        assertThat(RateCard.UNCHANGED.line(goal))
                .isEqualTo(new KnownRate(goal, goal.terms().minimum(), 0, null, null));
    }

    @Test
    void aChangedLineReplacesThatOfTheContractAndNoOther() {
        assertThat(DEARER.minimum(Goal.JOIN_CHANNEL)).isEqualTo(rate("6", "12", "XTR"));
        assertThat(DEARER.minimum(Goal.JOIN_GROUP)).isEqualTo(rate("5", "10", "XTR"));
        assertThat(DEARER.lines()).extracting(KnownRate::goal).containsExactly(Goal.values());
    }

    @ParameterizedTest(name = "{0} / {1} {2}: {3}")
    @CsvSource({
        "6,    12,   XTR, true",
        "6.0,  12.0, XTR, true",
        "100,  100,  XTR, true",
        "5,    12,   XTR, false",
        "6,    11,   XTR, false",
        "0,    0,    XTR, false",
        "0.01, 0.01, USD, true",
    })
    void bothPartsOfARateReachTheMinimumOrItIsRefused(String base, String premium, String currency, boolean allowed) {
        assertThat(DEARER.allows(Goal.JOIN_CHANNEL, rate(base, premium, currency)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"6, XTR, 12", "13, XTR, 13", "6, USD, 6"})
    void whoDoesNotPricePremiumPaysAsMuchAsForOthersAndTheMinimumAtLeast(String base, String currency, String premium) {
        assertThat(DEARER.usualPremium(Goal.JOIN_CHANNEL, new BigDecimal(base), currency))
                .isEqualByComparingTo(premium);
    }

    @ParameterizedTest(name = "{0} / {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0       | 0       | XTR |",
                "1E+6    | 1000000 | XTR |",
                "5       | 10      | USD | currency is XTR",
                "-1      | 10      | XTR | base is from 0",
                "1.5     | 10      | XTR | base is from 0",
                "1       | 1000001 | XTR | premium is from 0",
                "1       | 1.000001| XTR | premium is from 0",
                "11      | 10      | XTR | premium is not below base",
            })
    void aMinimumIsOfWholeStarsAndPremiumIsNeverTheCheaper(
            String base, String premium, String currency, @Nullable String flaw) {
        List<String> flaws = RateCheck.flaws(rate(base, premium, currency));

        if (flaw == null) {
            assertThat(flaws).isEmpty();
        } else {
            assertThat(flaws).singleElement().asString().startsWith(flaw);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyGoalSaysInTwoLanguagesHowItIsLimited(Goal goal) {
        Map<String, String> limits = new GoalLimits().of(goal);

        assertThat(limits).containsOnlyKeys("ru", "en");
        assertThat(limits.get("ru")).matches(".*[а-я].*");
        assertThat(limits.get("en")).doesNotMatch(".*[а-я].*").isNotBlank();
    }

    private static Offer.Rate rate(String base, String premium, String currency) {
        return new Offer.Rate(new BigDecimal(base), new BigDecimal(premium), currency);
    }
}
