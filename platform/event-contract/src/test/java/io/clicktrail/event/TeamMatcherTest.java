package io.clicktrail.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.TeamMatch.Ambiguous;
import io.clicktrail.event.TeamMatch.ByPattern;
import io.clicktrail.event.TeamMatch.None;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** 003-48..54 and 003-73..78, over the teams of the sample. */
class TeamMatcherTest {

    private static final TeamMatcher SAMPLE = new TeamMatcher(sample());

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @CsvSource({
        // exact: the source is the team's own, whatever else stands beside it
        "fb_kenesary,      Kenesary, HIGH",
        "' FB_Kenesary ',  Kenesary, HIGH",
        // fb_<team>
        "fb_muha,          Muha,     MEDIUM",
        "fb_arystan_video, Arystan,  MEDIUM",
        "fb_traf4,         Traf4,    MEDIUM",
        // 003-73..76, every team by one of its patterns
        "tripwire,         Kenesary, MEDIUM",
        "tripwire_test_1,  Kenesary, MEDIUM",
        "2026-kab3,        Kenesary, MEDIUM",
        "2026.kab3-ru,     Kenesary, MEDIUM",
        "1day.free,        Kenesary, MEDIUM",
        "ar_sale,          Arystan,  MEDIUM",
        "spring_ast_7,     Arystan,  MEDIUM",
        "rm almaty,        Arystan,  MEDIUM",
        "rm_almaty_2,      Arystan,  MEDIUM",
        "on ai,            Muha,     MEDIUM",
        "ЗАПУСК 3,         Muha,     MEDIUM",
        "xonai_onai,       Muha,     MEDIUM",
        "yourmarketolog,   Muha,     MEDIUM",
        "alex-summer,      Traf4,    MEDIUM",
        "plan 3-1,         Traf4,    MEDIUM",
        // 003-78: what only looks alike
        "car_sale,         ,         LOW",
        "east_side,        ,         LOW",
        "bonair,           ,         LOW",
        "legitimate,       ,         LOW",
        "alexander,        ,         LOW",
        "13-1,             ,         LOW",
        "3-10,             ,         LOW",
        "fb_kenesaryx,     ,         LOW",
        // nothing at all
        "google,           ,         LOW",
        "'',               ,         LOW",
    })
    void aSourceTellsItsTeam(String source, @Nullable String team, Confidence confidence) {
        TeamMatch match = SAMPLE.match(Map.of("source", source));

        assertThat(nameOf(match)).isEqualTo(team);
        assertThat(match.confidence()).isEqualTo(confidence);
    }

    /** The example of 003-54. */
    @Test
    void anExactSourceBeatsEveryPatternOfAnother() {
        TeamMatch match = SAMPLE.match(Map.of("source", "fb_kenesary", "campaign", "yourmarketolog", "medium", "cpc"));

        assertThat(nameOf(match)).isEqualTo("Kenesary");
        assertThat(match.confidence()).isEqualTo(Confidence.HIGH);
    }

    /** 003-77. */
    @Test
    void thePatternThatTwoTeamsShareIsAmbiguousAndNamesBoth() {
        TeamMatch match = SAMPLE.match(Map.of("source", "pb_agency"));

        assertThat(match.team()).isNull();
        assertThat(match.confidence()).isEqualTo(Confidence.LOW);
        assertThat(match)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        both -> assertThat(both.candidates())
                                .extracting(Team::name)
                                .containsExactly("Kenesary", "Traf4"));
    }

    @Test
    void aLongerPatternThanTheSharedOneDecides() {
        assertThat(nameOf(SAMPLE.match(Map.of("source", "pb_agency yourmarketolog"))))
                .isEqualTo("Muha");
    }

    @Test
    void priorityDecidesBetweenEqualPatterns() {
        TeamMatcher teams = new TeamMatcher(List.of(team("lynx", 1, "pb_agency"), team("badger", 5, "pb_agency")));

        assertThat(nameOf(teams.match(Map.of("source", "pb_agency")))).isEqualTo("badger");
    }

    @Test
    void lengthComesBeforePriority() {
        TeamMatcher teams = new TeamMatcher(List.of(team("lynx", 0, "spring_sale"), team("badger", 9, "spring")));

        assertThat(nameOf(teams.match(Map.of("source", "spring_sale")))).isEqualTo("lynx");
    }

    @Test
    void twoEquallyLongPatternsOfOneTeamAreNoTie() {
        TeamMatcher teams = new TeamMatcher(List.of(team("lynx", 0, "spring", "summer")));

        assertThat(nameOf(teams.match(Map.of("source", "spring_summer")))).isEqualTo("lynx");
    }

    @Test
    void theMoreTellingValueIsAskedFirst() {
        Map<String, String> utm = Map.of("source", "facebook", "campaign", "nutcab", "medium", "yourmarketolog");

        assertThat(SAMPLE.match(utm)).isInstanceOfSatisfying(ByPattern.class, match -> {
            assertThat(match.team().name()).isEqualTo("Kenesary");
            assertThat(match.field()).isEqualTo("campaign");
            assertThat(match.pattern()).isEqualTo("nutcab");
        });
    }

    @Test
    void withoutMarksThereIsNoTeam() {
        assertThat(SAMPLE.match(Map.of())).isEqualTo(new None());
    }

    @Test
    void whoIsNotActiveIsNotNamed() {
        Team gone =
                new Team(TeamId.parse("lynx"), "lynx", "📊", "#00FF88", null, "fb_lynx", List.of("spring"), 0, false);

        assertThat(new TeamMatcher(List.of(gone)).match(Map.of("source", "fb_lynx")))
                .isEqualTo(new None());
    }

    @Test
    void twoWhoClaimOneSourceAreAmbiguousToo() {
        TeamMatcher teams = new TeamMatcher(List.of(owner("lynx"), owner("badger")));

        assertThat(teams.match(Map.of("source", "shared"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void aLetterInTwoPartsIsTheSameLetter() {
        String inTwoParts = "и\u0306";

        assertThat(nameOf(new TeamMatcher(List.of(team("lynx", 0, "май"))).match(Map.of("source", "ма" + inTwoParts))))
                .isEqualTo("lynx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*b", "^(([a-z])+.)+$", ".*", "[", "\\", "a{1,99999}", "(?R)", "%s%n"})
    void aPatternMeansWhatItLooksLike(String pattern) {
        TeamMatcher teams = new TeamMatcher(List.of(team("lynx", 0, pattern)));

        assertThat(teams.match(Map.of("source", "a".repeat(400) + "!"))).isEqualTo(new None());
        assertThat(nameOf(teams.match(Map.of("source", "x-" + pattern)))).isEqualTo("lynx");
    }

    @Test
    void manyTeamsWithTheWorstPatternsAndTheWorstValueTakeNoTime() {
        List<String> worst = IntStream.range(0, 100)
                .mapToObj(n -> "a".repeat(59) + (char) ('b' + n))
                .toList();
        TeamMatcher teams = new TeamMatcher(IntStream.range(0, 500)
                .mapToObj(n -> team("team-" + n, 0, worst.toArray(String[]::new)))
                .toList());

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> teams.match(Map.of("source", "a".repeat(1_000_000), "campaign", "aaa")));
    }

    @Property(tries = 2_000)
    void anyTextsGetAnAnswer(@ForAll String pattern, @ForAll String value) {
        TeamMatcher teams = new TeamMatcher(List.of(team("lynx", 0, pattern)));

        assertThatCode(() -> teams.match(Map.of("source", value, "term", value)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 2_000)
    void theOrderOfTheTeamsMakesNoDifference(
            @ForAll long seed, @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String value) {
        Random random = new Random(seed);
        List<Team> teams = IntStream.range(0, 5)
                .mapToObj(n -> team("team-" + n, random.nextInt(2), word(random), word(random)))
                .toList();
        List<Team> shuffled = new ArrayList<>(teams);
        Collections.shuffle(shuffled, random);
        Map<String, String> utm = Map.of("source", value.replace('c', '_'), "campaign", word(random));

        assertThat(new TeamMatcher(shuffled).match(utm)).isEqualTo(new TeamMatcher(teams).match(utm));
    }

    private static String word(Random random) {
        return List.of("a", "b", "ab", "ba", "a_b", "aa", "bb").get(random.nextInt(7));
    }

    private static @Nullable String nameOf(TeamMatch match) {
        Team team = match.team();
        return team == null ? null : team.name();
    }

    private static Team team(String slug, int priority, String... patterns) {
        return new Team(TeamId.parse(slug), slug, "📊", "#00FF88", null, null, List.of(patterns), priority, true);
    }

    private static Team owner(String slug) {
        return new Team(TeamId.parse(slug), slug, "📊", "#00FF88", null, "shared", List.of(), 0, true);
    }

    private static List<Team> sample() {
        try {
            String file = Files.readString(Path.of("../../docs/examples/teams.json"));
            return JsonMapper.shared()
                    .readTree(file)
                    .path("teams")
                    .valueStream()
                    .map(TeamMatcherTest::sampled)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Team sampled(JsonNode team) {
        return new Team(
                TeamId.parse(team.path("slug").asString()),
                team.path("name").asString(),
                "📊",
                "#00FF88",
                null,
                team.path("utm_source").asString(null),
                team.path("patterns").valueStream().map(JsonNode::asString).toList(),
                0,
                true);
    }
}
