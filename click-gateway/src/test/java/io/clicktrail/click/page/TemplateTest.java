package io.clicktrail.click.page;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {

    @Test
    void aSectionIsThereWithItsValueOrWithoutIt() {
        Template template = new Template("{{#a}}[{{a}}{{#b}}+{{b}}{{/b}}]{{/a}}{{^a}}none{{/a}}!");

        assertThat(template.fill(Map.of("a", "1", "b", "2"))).isEqualTo("[1+2]!");
        assertThat(template.fill(Map.of("a", "1"))).isEqualTo("[1]!");
        assertThat(template.fill(Map.of("b", "2"))).isEqualTo("none!");
    }

    @Test
    void everyValueIsEscaped() {
        assertThat(new Template("<b title=\"{{a}}\">{{a}}</b>").fill(Map.of("a", "\"'<&>{{a}}")))
                .isEqualTo("<b title=\"&quot;&#39;&lt;&amp;&gt;{{a}}\">&quot;&#39;&lt;&amp;&gt;{{a}}</b>");
    }

    @Test
    void aValueThatIsMissingIsAMistakeAndNotAHole() {
        assertThatThrownBy(() -> new Template("{{a}}").fill(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}", "{{/a}}", "{{#a}}{{#b}}{{/a}}{{/b}}"})
    void sectionsThatDoNotCloseAreFoundAtStart(String source) {
        assertThatThrownBy(() -> new Template(source)).isInstanceOf(IllegalArgumentException.class);
    }
}
