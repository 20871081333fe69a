package io.clicktrail.postback.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormBodyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PATHS = List.of("name", "ids[]", "postback.statuses.approved", "rate.count");

    @Test
    void whatHasAFieldStandsInItAndTheRestStaysJson() {
        FormBody form = FormBody.of(tree("""
                        {"name": "Ad", "ids": ["uid", "click"], "rate": {"count": 10},
                         "postback": {"statuses": {"approved": "1"}, "headers": {"A": "b"}}}"""), PATHS);

        assertThat(form.values())
                .isEqualTo(Map.of(
                        "name", "Ad", "ids[]", "uid, click", "postback.statuses.approved", "1", "rate.count", "10"));
        assertThat(tree(form.rest())).isEqualTo(tree("{\"postback\": {\"headers\": {\"A\": \"b\"}}}"));
    }

    @Test
    void nothingIsLeftWhereAllHasAField() {
        assertThat(FormBody.of(tree("{\"name\": \"Ad\"}"), PATHS).rest()).isEmpty();
        assertThat(FormBody.of(tree("{}"), PATHS)).isEqualTo(new FormBody(Map.of(), ""));
    }

    @Test
    void aFormIsTheBodyThatItWasMadeOf() {
        ObjectNode body = tree("""
                {"name": "Ad", "ids": ["uid", "click"], "postback": {"statuses": {"approved": "1"}, "headers": {"A": "b"}}}""");
        FormBody form = FormBody.of(body, PATHS);
        Map<String, String> fields = new HashMap<>(form.values());
        fields.put("rest", form.rest());

        assertThat(FormBody.read(fields)).isEqualTo(body);
    }

    @Test
    void aFieldGoesBeforeTheRestAndAnEmptyOneSaysNothing() {
        Map<String, String> fields =
                Map.of("a.b", " 1 ", "a.c", "", "rest", "{\"a\": {\"b\": 2, \"c\": 3}, \"d\": null}", "d.e", "4");

        assertThat(FormBody.read(fields)).isEqualTo(tree("{\"a\": {\"b\": \"1\", \"c\": 3}, \"d\": {\"e\": \"4\"}}"));
    }

    @Test
    void aListHasItsItemsOnLinesOrBetweenCommas() {
        assertThat(FormBody.read(Map.of("a[]", "one, two\nthree")))
                .isEqualTo(tree("{\"a\": [\"one\", \"two\", \"three\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "{", "{\"a\": }", "null"})
    void aRestThatIsNoObjectIsRefused(String rest) {
        assertThatThrownBy(() -> FormBody.read(Map.of("rest", rest))).isInstanceOf(ProblemException.class);
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
