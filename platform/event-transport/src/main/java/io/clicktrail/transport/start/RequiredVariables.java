package io.clicktrail.transport.start;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * The environment variables that a settings file names without a default, {@code ${CLICKTRAIL_POSTGRES_PASSWORD}}, must
 * be set. Bound settings would otherwise take that text itself for the value.
 */
final class RequiredVariables implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        List<String> missing = named(environment)
                .filter(variable -> !StringUtils.hasText(environment.getProperty(variable)))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedStartException(
                    String.join(", ", missing) + (missing.size() == 1 ? " is not set" : " are not set"),
                    "Set the environment variable; the service's application.yml says what it is for.");
        }
    }

    private static Stream<String> named(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .flatMap(file -> Stream.of(file.getPropertyNames()).map(file::getProperty))
                .flatMap(value -> WITHOUT_DEFAULT.matcher(String.valueOf(value)).results())
                .map((MatchResult match) -> match.group(1));
    }
}
