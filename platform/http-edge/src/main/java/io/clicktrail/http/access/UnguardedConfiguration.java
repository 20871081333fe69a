package io.clicktrail.http.access;

import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

import io.clicktrail.transport.start.RefusedStartException;

/**
 * Without Spring Security nobody is asked who they are. A service that is meant for everybody says so; any other has
 * lost a dependency, and must not start.
 */
@AutoConfiguration(after = AccessConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnMissingBean(Callers.class)
final class UnguardedConfiguration {

    UnguardedConfiguration(
            @Value("${clicktrail.http.access.dangerous-open-to-all:false}") boolean openToAll,
            ListableBeanFactory beans) {
        if (!openToAll || hasRules(beans)) {
            throw new RefusedStartException(
                    "nothing would guard this service: spring-boot-starter-security or spring-security-oauth2-jose is"
                            + " not on its class path",
                    "Add both to its pom.xml; or, if everybody may call it and it has no OpenPaths, Grant or MachineKeys,"
                            + " set clicktrail.http.access.dangerous-open-to-all to true.");
        }
    }

    private static boolean hasRules(ListableBeanFactory beans) {
        return Stream.of(OpenPaths.class, Grant.class, MachineKeys.class)
                .anyMatch(rule -> beans.getBeanNamesForType(rule).length > 0);
    }
}
