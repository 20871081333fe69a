package io.clicktrail.http.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.http.HttpMethod;

import io.clicktrail.transport.start.RefusedStartException;

import static org.assertj.core.api.Assertions.assertThat;

/** A service without Spring Security on its class path. */
class UnguardedTest {

    private static final String MEANT = "clicktrail.http.access.dangerous-open-to-all=true";

    private final ReactiveWebApplicationContextRunner service = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AccessConfiguration.class, UnguardedConfiguration.class));

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.security", "org.springframework.security.oauth2"})
    void aServiceThatLostItsGuardDoesNotStartAndSaysWhatIsMissing(String missing) {
        service.withClassLoader(new FilteredClassLoader(missing))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RefusedStartException.class)
                        .hasMessageContaining("spring-boot-starter-security or spring-security-oauth2-jose"));
    }

    @Test
    void aServiceForEverybodyStartsWhereItSaysSo() {
        service.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .withPropertyValues(MEANT)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void rulesThatNobodyWouldKeepAreNoServiceForEverybody() {
        service.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .withPropertyValues(MEANT)
                .withBean(Grant.class, () -> new Grant(Role.ANALYST, HttpMethod.GET, "/api/v1/report"))
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(RefusedStartException.class));
    }
}
