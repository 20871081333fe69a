package io.clicktrail.crm;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.clicktrail.crm.contact.ContactSettings;
import io.clicktrail.crm.hook.HookSettings;
import io.clicktrail.crm.sale.SaleSettings;
import io.clicktrail.event.TeamId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @EnableConfigurationProperties({ContactSettings.class, HookSettings.class, SaleSettings.class})
    static class AllSettings {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(AllSettings.class)
            .withInitializer(new ConfigDataApplicationContextInitializer());

    @Test
    void theManualLoads() {
        service.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(SaleSettings.class).pipelines()).isEmpty();
            assertThat(context.getBean(SaleSettings.class).chatsByTeam()).isEmpty();
            assertThat(context.getBean(HookSettings.class).accounts()).isEmpty();
        });
    }

    @Test
    void theSampleLoadsAndKnowsTheChatsOfItsTeams() {
        service.withPropertyValues("spring.profiles.active=sample", "SAMPLE_CHAT_MUHA= @muha_sales ")
                .run(context -> {
                    assertThat(context.getBean(SaleSettings.class)
                                    .configuredPipelines()
                                    .find(10350882))
                            .isNotNull();
                    assertThat(context.getBean(SaleSettings.class).fields()).containsEntry("source", List.of(434731L));
                    assertThat(context.getBean(SaleSettings.class).chatsByTeam())
                            .isEqualTo(Map.of(TeamId.parse("muha"), "@muha_sales"));
                });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("crm.hook.keep=1h", "crm.hook.keep must be at least a day"),
                Arguments.of("crm.sale.language=fr", "crm.sale.language is ru or en"),
                Arguments.of("crm.sale.currency=tenge", "three capital letters"),
                Arguments.of("crm.sale.pipelines[0].id=5", "needs an id and a product"),
                Arguments.of("crm.sale.team-chats.Muha=@muha", "crm.sale.team-chats: a slug has"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedAtTheStart(String property, String message) {
        service.withPropertyValues(property)
                .run(context -> assertThatThrownBy(context::isRunning).hasStackTraceContaining(message));
    }
}
