package io.clicktrail.attribution.team;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.attribution.column.JsonColumn;
import io.clicktrail.attribution.team.TeamCheck.Accepted;
import io.clicktrail.attribution.team.TeamCheck.Checked;
import io.clicktrail.attribution.team.TeamCheck.Refused;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;

import static org.assertj.core.api.Assertions.assertThat;

class TeamCheckTest {

    private static final TeamId LYNX = TeamId.parse("lynx");

    @Test
    void whatIsLeftOutIsFilledIn() {
        assertThat(of("{\"name\": \" Lynx \"}"))
                .isEqualTo(
                        new Accepted(List.of(new Team(LYNX, "Lynx", "📊", "#00FF88", null, null, List.of(), 0, true))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "   "}                                  | name has
            {"name": "***"}                                  | name has
            {"name": "a\\u0007b"}                            | name has
            {"name": "Lynx", "slug": "other"}                | slug is that of the address
            {"name": "Lynx", "color": "red"}                 | color is
            {"name": "Lynx", "color": "#12345"}              | color is
            {"name": "Lynx", "emoji": " "}                   | emoji is
            {"name": "Lynx", "patterns": ["a"]}              | patterns have
            {"name": "Lynx", "patterns": ["_-"]}             | patterns have
            {"name": "Lynx", "patterns": ["  "]}             | patterns have
            {"name": "Lynx", "patterns": ["ok", "a\\nb"]}    | patterns have
            {"name": "Lynx", "priority": 1001}               | priority is
            {"name": "Lynx", "priority": -2147483648}        | priority is
            {"name": "Lynx", "utm_source": "a\\u0000b"}      | utm_source has
            """)
    void whatCannotWorkIsRefusedWithItsField(String body, String flaw) {
        assertThat(of(body))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.flaws())
                                .singleElement()
                                .asString()
                                .startsWith(flaw));
    }

    @Test
    void allFlawsAreNamedAtOnce() {
        assertThat(of("{\"name\": \"\", \"color\": \"red\", \"patterns\": [\"-\"], \"priority\": 9999}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.flaws()).hasSize(4));
    }

    @Test
    void tooLongAPatternOrTooManyAreRefused() {
        String many = String.join(
                "\",\"", IntStream.range(0, 101).mapToObj(n -> "pattern-" + n).toList());

        assertThat(of("{\"name\": \"Lynx\", \"patterns\": [\"%s\"]}".formatted("a".repeat(61))))
                .isInstanceOf(Refused.class);
        assertThat(of("{\"name\": \"Lynx\", \"patterns\": [\"%s\"]}".formatted(many)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void ofSeveralEachNeedsASlugOfItsOwn() {
        TeamDraft lynx = JsonColumn.read("{\"slug\": \"lynx\", \"name\": \"Lynx\"}", TeamDraft.class);
        TeamDraft nameless = JsonColumn.read("{\"name\": \"Lynx\"}", TeamDraft.class);

        assertThat(TeamCheck.of(List.of(lynx))).isInstanceOf(Accepted.class);
        assertThat(TeamCheck.of(List.of(lynx, lynx))).isInstanceOf(Refused.class);
        assertThat(TeamCheck.of(List.of(nameless))).isInstanceOf(Refused.class);
        assertThat(TeamCheck.of(List.of())).isInstanceOf(Refused.class);
    }

    private static Checked of(String body) {
        return TeamCheck.of(LYNX, JsonColumn.read(body, TeamDraft.class));
    }
}
