package io.clicktrail.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.event.GoalTerms.PlaceKind;
import io.clicktrail.event.GoalTerms.Proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GoalTest {

    @ParameterizedTest(name = "{0}: {1} and {2} Stars")
    @CsvSource({
        "JOIN_GROUP, 5, 10",
        "JOIN_CHANNEL, 5, 10",
        "FORWARD, 2, 7",
        "REACTION, 1, 5",
        "COMMENT, 3, 10",
        "PAID_CONTENT, 30, 30",
        "BOT_START, 3, 10",
        "MINIAPP_START, 3, 10"
    })
    void theLeastPricesAreThoseOfThePriceList(Goal goal, String base, String premium) {
        assertThat(goal.terms().minimum().of(false)).isEqualTo(Money.of(base, "XTR"));
        assertThat(goal.terms().minimum().of(true)).isEqualTo(Money.of(premium, "XTR"));
    }

    @ParameterizedTest
    @EnumSource
    void everyGoalHasAPlaceAProofAndAPrice(Goal goal) {
        assertThat(goal.terms().places()).isNotEmpty();
        assertThat(goal.terms().proofs()).isNotEmpty();
        assertThat(goal.terms().minimum().base()).isPositive();
        assertThat(goal.terms().minimum().premium())
                .isGreaterThanOrEqualTo(goal.terms().minimum().base());
        assertThat(Goal.parse(goal.wireName())).isEqualTo(goal);
    }

    @ParameterizedTest
    @EnumSource
    void theListOfLimitationsNamesEveryGoalWithItsLeastPrice(Goal goal) throws IOException {
        String row = Files.readString(Path.of("../../docs/telegram-limits.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + goal.wireName() + "` |"))
                .findFirst()
                .orElseThrow();

        Offer.Rate minimum = goal.terms().minimum();
        assertThat(row).contains("| %s / %s |".formatted(minimum.base(), minimum.premium()));
        assertThat(row.endsWith("| never |") || row.contains("never:"))
                .isEqualTo(!goal.terms().undoable());
    }

    @Test
    void whatOnlyAPartnerCanSeeIsPaidOnHisWordAlone() {
        assertThat(Goal.PREMIUM_GIFT.terms().proofs()).isEqualTo(Set.of(Proof.RELAY));
        assertThat(Goal.EXTERNAL.terms().proofs()).isEqualTo(Set.of(Proof.RELAY));
    }

    @Test
    void aReactionCanBeOrderedInAGroupOnlyAndACommentNeedsTheBotInTheDiscussion() {
        assertThat(Goal.REACTION.terms().places()).isEqualTo(Set.of(PlaceKind.GROUP));
        assertThat(Goal.COMMENT.terms().places()).isEqualTo(Set.of(PlaceKind.CHANNEL));
        assertThat(Goal.COMMENT.terms().inDiscussion()).isTrue();
    }

    @Test
    void anUnknownGoalIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> Goal.parse("like"))
                .hasMessage("goal is one of join_group, join_channel, forward, reaction, comment, poll_vote,"
                        + " paid_content, bot_start, miniapp_start, share, stars_purchase, premium_gift, external");
    }
}
