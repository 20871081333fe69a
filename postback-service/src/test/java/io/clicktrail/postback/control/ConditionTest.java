package io.clicktrail.postback.control;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field': 'country', 'in': ['KZ', 'RU']}",
                "{'field': 'country', 'is': 'RU'}",
                "{'field': 'goal', 'is': 'join_channel'}",
                "{'field': 'status', 'in': ['pending', 'sale']}",
                "{'field': 'offer', 'starts_with': 'spr'}",
                "{'field': 'network', 'is': 'adnet'}",
                "{'field': 'sub1', 'contains': 'ner-'}",
                "{'field': 'sub2', 'known': false}",
                "{'field': 'utm_source', 'is': 'tg ads'}",
                "{'field': 'device', 'is': 'phone'}",
                "{'field': 'bot', 'known': false}",
                "{'field': 'premium', 'is': true}",
                "{'field': 'payout', 'is': '1.5', 'above': 1, 'below': '1.51'}",
                "{'field': 'currency', 'is': 'USD'}",
                "{'field': 'click_to_action', 'at_most': 'PT3S', 'at_least': 'PT3S'}",
                "{'field': 'hour', 'is': 1}",
                "{'field': 'same_visitor', 'at_least': 2}",
                "{'all': [{'field': 'country', 'is': 'RU'}, {'not': {'field': 'premium', 'is': false}}]}",
                "{'any': [{'field': 'country', 'is': 'KZ'}, {'field': 'premium', 'is': true}]}",
            })
    void whatIsSoHolds(String condition) {
        assertThat(holds(condition, Subjects.subject())).isTrue();
        assertThat(holds("{'not': " + condition + "}", Subjects.subject())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field': 'country', 'in': ['RU']}",
                "{'field': 'utm_source', 'contains': 'tg'}",
                "{'field': 'click_to_action', 'below': 'PT1H'}",
                "{'field': 'same_visitor', 'at_least': 0}",
                "{'field': 'bot', 'is': 'crawler'}",
                "{'field': 'sub7', 'starts_with': 'a'}",
            })
    void whatIsNotKnownAnswersNoQuestion(String condition) {
        assertThat(holds(condition, Subjects.withoutOrigin())).isFalse();
        assertThat(holds("{'not': " + condition + "}", Subjects.withoutOrigin()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | condition: is an object",
                "{} | condition: has one of all, any, not and field",
                "{'all': []} | condition.all: is a list of one",
                "{'all': {}} | condition.all: is a list of one",
                "{'xor': []} | condition: has one of all, any, not and field, not xor",
                "{'all': [{'field': 'premium', 'is': true}], 'any': []} | condition: has one of",
                "{'any': [{'field': 'premium', 'is': true}, {'field': 'nope', 'is': 1}]} | condition.any[1].field: is one of bot,",
                "{'not': {'field': 'country', 'is': 'Russia'}} | condition.not.is: is nothing that country can be",
                "{'field': 'goal', 'in': ['join_channel', 'jion']} | condition.in[1]: is nothing that goal can be",
                "{'field': 'country'} | condition: says nothing of country",
                "{'field': 'country', 'below': 'RU'} | condition.below: of country one can ask: is, in, starts_with",
                "{'field': 'premium', 'is': 'yes'} | condition.is: is true or false",
                "{'field': 'premium', 'in': [true]} | condition.in: of premium one can ask: is, known",
                "{'field': 'payout', 'above': 'ten'} | condition.above: is a number",
                "{'field': 'payout', 'above': 1e400} | condition.above: is a number",
                "{'field': 'click_to_action', 'below': 5} | condition.below: is a duration",
                "{'field': 'click_to_action', 'below': 'PT9999999999999999H'} | condition.below: is a duration",
                "{'field': 'hour', 'between': 5} | condition.between: of hour one can ask: is, below",
                "{'field': 'sub11', 'is': 'x'} | condition.field: is one of",
                "{'field': 'sub1', 'is': ''} | condition.is: is a text of 1 to 255",
            })
    void whatIsWrongIsNamedWithItsPath(String condition, String words) {
        assertThatThrownBy(() -> read(condition))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void itIsNoDeeperAndNoLargerThanPeopleUnderstand() {
        String leaf = "{'field': 'premium', 'is': true}";

        assertThat(read("{'not': ".repeat(7) + leaf + "}".repeat(7))).isNotNull();
        assertThatThrownBy(() -> read("{'not': ".repeat(8) + leaf + "}".repeat(8)))
                .hasMessageContaining("lies deeper than 8");
        assertThatThrownBy(() -> read("{'not': ".repeat(400) + leaf + "}".repeat(400)))
                .hasMessageContaining("lies deeper than 8");
        assertThat(read("{'any': [" + (leaf + ",").repeat(98) + leaf + "]}")).isNotNull();
        assertThatThrownBy(() -> read("{'any': [" + (leaf + ",").repeat(99) + leaf + "]}"))
                .hasMessageContaining("more than 100 parts");
        assertThatThrownBy(() -> read("{'field': 'sub1', 'in': [" + "'a',".repeat(500) + "'a']}"))
                .hasMessageContaining("1 to 500 texts");
    }

    private static boolean holds(String condition, Subject subject) {
        return read(condition).holds(new Evidence(subject, 2, MOSCOW));
    }

    private static Condition read(String condition) {
        return ConditionReader.read(JSON.readTree(condition.replace('\'', '"')));
    }
}
