package io.clicktrail.click.answer;

import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Answers answers = new Answers(meters);

    @Test
    void whateverIsAnsweredIsCountedByItsKind() {
        answers.found("https://t.me/sportschannel", null);
        answers.noContent(null);
        answers.card("Spring sale");
        answers.shown("landing", "<p>", Map.of(), null);

        for (String kind : new String[] {"redirect", "no_content", "card", "landing"}) {
            assertThat(meters.counter("clicktrail.click.answers", "answer", kind)
                            .count())
                    .as(kind)
                    .isEqualTo(1);
        }
    }

    @Test
    void aCardSaysTheNameOfTheOfferAndNothingThatABrowserWouldRun() {
        assertThat(answers.card("\"><script>"))
                .isInstanceOfSatisfying(
                        Answer.Page.class,
                        page -> assertThat(page.html())
                                .contains("&quot;&gt;&lt;script&gt;")
                                .doesNotContain("<script"));
    }
}
