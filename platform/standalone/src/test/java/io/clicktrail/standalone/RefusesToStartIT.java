package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The six jars, each without one of the variables that it needs. No server is there: what is missing is told before. */
class RefusesToStartIT {
    /** What the settings have a default for. Whatever else the house gives a service, the service needs. */
    private static final Set<String> OPTIONAL = Set.of(
            "SERVER_PORT",
            "MANAGEMENT_PORT",
            "MANAGEMENT_ADDRESS",
            "CLICKTRAIL_KAFKA",
            "CLICKTRAIL_TOPIC_PREFIX",
            "CLICKTRAIL_DATA_DIR",
            "CLICKTRAIL_POSTGRES_HOST",
            "CLICKTRAIL_POSTGRES_PORT",
            "CLICKTRAIL_POSTGRES_DATABASE",
            "CLICKTRAIL_REDIS",
            "TRUSTED_PROXIES",
            "VK_APP_KEYS",
            "FLOOD_MARKED_ABOVE",
            "FLOOD_REFUSED_ABOVE",
            "SESSION_COOKIE_SECURE",
            "CLICKTRAIL_PAGES",
            "POSTBACK_PAGE_URL",
            "LOGIN_URL",
            "BOT_MODE",
            "TELEGRAM_API_URL",
            "TELEGRAM_WEBHOOK_URL",
            "POSTBACK_ALLOWED_LOOPBACK",
            "POSTBACK_TIME_SCALE",
            "SPRING_PROFILES_ACTIVE",
            "CRM_SALES_CHATS");

    @TempDir
    static Path directory;

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("needs")
    void aServiceWithoutAVariableThatItNeedsNamesItAndEnds(Service service, String variable) throws Exception {
        var variables = new TreeMap<>(variables(service));
        variables.remove(variable);
        var log = directory.resolve(service.module() + "-" + variable + ".log");

        var process = start(service, variables, log);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }

        var output = Files.readString(log);
        assertThat(output).doesNotContain("\tat ");
        assertThat(output.lines().dropWhile(line -> !line.startsWith("Description:")))
                .filteredOn(line -> line.contains(variable))
                .first()
                .asString()
                .containsPattern("(is not set|must be)");
    }

    static Stream<Arguments> needs() {
        return Stream.of(Service.values())
                .flatMap(service -> variables(service).keySet().stream()
                        .filter(variable -> !OPTIONAL.contains(variable))
                        .filter(variable -> !isForAnExampleOnly(service, variable))
                        .map(variable -> Arguments.of(service, variable)));
    }

    /** The dashboard of an empty house shows how to click, and does without. */
    private static boolean isForAnExampleOnly(Service service, String variable) {
        return service == Service.ANALYTICS && variable.equals("PUBLIC_BASE_URL");
    }

    private static Map<String, String> variables(Service service) {
        return new ServiceVariables(HouseSettings.temporary(directory), Secrets.in(directory.resolve("secrets.env")))
                .of(service);
    }

    private static Process start(Service service, Map<String, String> variables, Path log) throws IOException {
        var project = HouseSettings.temporary(directory).project();
        var built = BuiltService.of(service, project);
        built.extract(directory.resolve("extract.log"));
        var builder = new ProcessBuilder(built.command(new Caches.Used(project).of(built), ""))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder.start();
    }
}
