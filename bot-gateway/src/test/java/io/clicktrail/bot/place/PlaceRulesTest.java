package io.clicktrail.bot.place;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.bot.answer.Offers;
import io.clicktrail.bot.place.Finding.Found;
import io.clicktrail.bot.telegram.BotMember;
import io.clicktrail.bot.text.Texts;
import io.clicktrail.event.BotRight;
import io.clicktrail.event.Chat;
import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.PlaceEvent.BotStatus;
import io.clicktrail.event.PlaceEvent.Lack;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceRulesTest {

    private static final BotMember INVITER =
            new BotMember(BotStatus.ADMINISTRATOR, Set.of(BotRight.MANAGE_CHAT, BotRight.INVITE_USERS));
    private static final BotMember ADMINISTRATOR =
            new BotMember(BotStatus.ADMINISTRATOR, Set.of(BotRight.MANAGE_CHAT, BotRight.POST_MESSAGES));
    private static final BotMember MEMBER = new BotMember(BotStatus.MEMBER, Set.of());
    private static final BotMember OUTSIDE = new BotMember(BotStatus.OUTSIDE, Set.of());
    private static final Map<String, BotMember> MEMBERS =
            Map.of("inviter", INVITER, "administrator", ADMINISTRATOR, "member", MEMBER, "outside", OUTSIDE);

    private final Advice advice = new Advice(new Texts(), "track_bot");

    @ParameterizedTest(name = "{0} in a {1} with the bot {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            JOIN_CHANNEL, channel,    inviter,       -
            JOIN_CHANNEL, channel,    administrator, RIGHTS
            JOIN_CHANNEL, channel,    member,        NOT_ADMINISTRATOR
            JOIN_CHANNEL, channel,    outside,       NOT_ADMINISTRATOR
            JOIN_CHANNEL, supergroup, inviter,       OTHER_KIND
            JOIN_GROUP,   supergroup, inviter,       -
            JOIN_GROUP,   group,      inviter,       -
            JOIN_GROUP,   channel,    inviter,       OTHER_KIND
            JOIN_GROUP,   private,    inviter,       OTHER_KIND
            REACTION,     supergroup, administrator, -
            REACTION,     supergroup, member,        NOT_ADMINISTRATOR
            REACTION,     channel,    administrator, OTHER_KIND
            """)
    void aPlaceLacksWhatItsGoalNeeds(Goal goal, String type, String bot, @Nullable Lack lack) {
        assertThat(PlaceRules.judge(goal, found(type, bot, null)).lack()).isEqualTo(lack);
    }

    @ParameterizedTest(name = "linked {0}, the bot there {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            -,  -,             NO_DISCUSSION
            -5, -,             NOT_ADMINISTRATOR
            -5, member,        NOT_ADMINISTRATOR
            -5, administrator, -
            """)
    void commentsNeedTheBotInTheDiscussionGroupOnly(@Nullable Long linked, @Nullable String bot, @Nullable Lack lack) {
        Found discussion = bot == null ? null : found("supergroup", bot, null);

        PlaceVerdict verdict = PlaceRules.judgeDiscussed(Goal.COMMENT, found("channel", "outside", linked), discussion);

        assertThat(verdict.lack()).isEqualTo(lack);
        assertThat(verdict.discussion()).isEqualTo(linked);
    }

    @Test
    void aCommentInAGroupIsOfAnotherKind() {
        assertThat(PlaceRules.judge(Goal.COMMENT, found("supergroup", "administrator", null))
                        .lack())
                .isEqualTo(Lack.OTHER_KIND);
    }

    @Test
    void onlyGoalsThatNeedRightsAreLookedUp() {
        List<Goal> looked = Stream.of(Goal.values())
                .filter(goal -> PlaceNeed.of(Offers.offer("any-offer", goal, Offer.Status.ACTIVE)) != null)
                .toList();

        assertThat(looked).containsExactly(Goal.JOIN_GROUP, Goal.JOIN_CHANNEL, Goal.REACTION, Goal.COMMENT);
    }

    @Test
    void aMessageIsLookedUpByItsChat() {
        assertThat(new PlaceNeed("@sports_chat/345", Goal.REACTION).chat()).isEqualTo("@sports_chat");
        assertThat(new PlaceNeed("-1001234567890/7", Goal.REACTION).chat()).isEqualTo("-1001234567890");
        assertThat(new PlaceNeed("@sports_chat", Goal.JOIN_GROUP).chat()).isEqualTo("@sports_chat");
    }

    @Test
    void theAdviceSaysWhatToDo() {
        PlaceNeed need = new PlaceNeed("@sports", Goal.JOIN_CHANNEL);

        assertThat(advice.on(need, PlaceRules.judge(need.goal(), found("channel", "member", null))))
                .isEqualTo(Map.of(
                        "en", "Make @track_bot an administrator of @sports with: invite users.",
                        "ru", "Назначьте @track_bot администратором @sports с правами: добавление участников."));
        assertThat(advice.on(need, PlaceRules.judge(need.goal(), found("channel", "inviter", null))))
                .isEmpty();
    }

    @Test
    void theAdviceNamesTheDiscussionGroupWhereTheBotIsNeededThere() {
        PlaceNeed need = new PlaceNeed("@sports/77", Goal.COMMENT);
        Found channel = found("channel", "inviter", -5L);

        assertThat(advice.on(need, PlaceRules.judgeDiscussed(need.goal(), channel, null)))
                .containsEntry("en", "Make @track_bot an administrator of the discussion group of @sports.");
    }

    static Stream<Goal> goalsThatAreLookedUp() {
        return Stream.of(Goal.values()).filter(goal -> !goal.terms().rights().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("goalsThatAreLookedUp")
    void everyLackOfEveryGoalHasWords(Goal goal) {
        for (Lack lack : Lack.values()) {
            for (Long discussion : new Long[] {null, -5L}) {
                PlaceVerdict verdict = new PlaceVerdict(
                        null, discussion, lack, EnumSet.copyOf(goal.terms().rights()));

                assertThat(advice.on(new PlaceNeed("@sports", goal), verdict))
                        .containsOnlyKeys("ru", "en")
                        .allSatisfy((_, words) -> assertThat(words)
                                .contains("@sports")
                                .doesNotContain("{")
                                .doesNotContain("[]"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotFoundIsNotFoundForEveryGoal(Goal goal) {
        assertThat(PlaceRules.judge(goal, null).lack()).isEqualTo(Lack.NOT_FOUND);
    }

    private static Found found(String type, String bot, @Nullable Long linked) {
        return new Found(new Chat(-1001234567890L, "sports", type), MEMBERS.getOrDefault(bot, OUTSIDE), linked);
    }
}
