package io.clicktrail.crm.team;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.clicktrail.event.PurchaseEvent.Confidence;

import static org.assertj.core.api.Assertions.assertThat;

class TeamMatcherTest {

    private static final List<String> FIELDS = List.of("source", "campaign", "medium");

    private static final TeamMatcher TEAMS = new TeamMatcher(
            List.of(
                    team("Lynx", 0, List.of("meta_lynx"), "lynx", "tripwire", "pb_agency", "kab3"),
                    team("Otter", 0, List.of(), "otter", "ar_", "rm almaty"),
                    team("Heron", 0, List.of(), "onai", "запуск", "spring"),
                    team("Badger", 0, List.of(), "proftest", "pb_agency", "3-1", "spring_sale")),
            FIELDS);

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("the exact source", "meta_lynx", "Lynx", Confidence.HIGH),
                Arguments.of("the exact source in another case", " Meta_Lynx ", "Lynx", Confidence.HIGH),
                Arguments.of("fb_ and the team's name", "fb_heron", "Heron", Confidence.MEDIUM),
                Arguments.of("a pattern", "proftest", "Badger", Confidence.MEDIUM),
                Arguments.of("a pattern between borders", "2026.proftest-ru", "Badger", Confidence.MEDIUM),
                Arguments.of("a pattern that ends in a border", "ar_sale", "Otter", Confidence.MEDIUM),
                Arguments.of("a pattern that only looks alike", "car_sale", null, Confidence.LOW),
                Arguments.of("a pattern inside a word", "bonair", null, Confidence.LOW),
                Arguments.of("a pattern inside a number", "13-1", null, Confidence.LOW),
                Arguments.of("a second place between borders", "xonai_onai", "Heron", Confidence.MEDIUM),
                Arguments.of("cyrillic", "ЗАПУСК 3", "Heron", Confidence.MEDIUM),
                Arguments.of("two words", "rm almaty", "Otter", Confidence.MEDIUM),
                Arguments.of("the longer of two patterns", "spring_sale", "Badger", Confidence.MEDIUM),
                Arguments.of("nothing known", "google", null, Confidence.LOW));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sources")
    void aSourceTellsItsTeam(String label, String source, @Nullable String team, Confidence confidence) {
        TeamMatch match = TEAMS.match(Map.of("source", source));

        assertThat(nameOf(match)).isEqualTo(team);
        assertThat(match.confidence()).isEqualTo(confidence);
    }

    @Test
    void equalPatternsOfTwoTeamsAreAmbiguousAndNameBoth() {
        TeamMatch match = TEAMS.match(Map.of("source", "pb_agency"));

        assertThat(match.team()).isNull();
        assertThat(match.confidence()).isEqualTo(Confidence.LOW);
        assertThat(match.undecided()).containsExactlyInAnyOrder("Lynx", "Badger");
    }

    @Test
    void priorityDecidesBetweenEqualPatterns() {
        TeamMatcher teams = new TeamMatcher(
                List.of(team("Lynx", 1, List.of(), "pb_agency"), team("Badger", 5, List.of(), "pb_agency")), FIELDS);

        assertThat(nameOf(teams.match(Map.of("source", "pb_agency")))).isEqualTo("Badger");
    }

    @Test
    void theMoreTellingFieldIsAskedFirst() {
        Map<String, String> utm = Map.of("source", "facebook", "campaign", "tripwire_test_1", "medium", "proftest");

        assertThat(TEAMS.match(utm)).isInstanceOfSatisfying(TeamMatch.Pattern.class, match -> {
            assertThat(match.team().name()).isEqualTo("Lynx");
            assertThat(match.field()).isEqualTo("campaign");
        });
    }

    @Test
    void withoutMarksThereIsNoTeam() {
        assertThat(TEAMS.match(Map.of())).isInstanceOf(TeamMatch.None.class);
    }

    private static @Nullable String nameOf(TeamMatch match) {
        Team team = match.team();
        return team == null ? null : team.name();
    }

    private static Team team(String name, int priority, List<String> sources, String... patterns) {
        return new Team(name, sources, List.of(patterns), priority, null, "#00FF88", "📊", null);
    }
}
