package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** docker-compose.yml and the launcher give the services the same variables, roles and ports. */
class ProductionShapeTest {
    private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z_]+):\\?}");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]+)");

    @TempDir
    Path directory;

    private Path project;
    private Map<?, ?> compose;

    @BeforeEach
    void read() throws IOException {
        project = HouseSettings.temporary(directory).project();
        compose = new Yaml().load(Files.readString(project.resolve("docker-compose.yml")));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsGivenTheSameVariablesInBothPlaces(Service service) {
        assertThat(environment(service.module()))
                .containsOnlyKeys(launcherVariables(service).keySet());
    }

    /** What bin/up has, its services inherit; a container has only what compose passes on. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void everySettingThatHasAVariableCanBeSetInAContainer(Service service) throws IOException {
        var settings =
                Files.readString(project.resolve(service.module()).resolve("src/main/resources/application.yml"));
        var variables = VARIABLE.matcher(settings).results().map(match -> match.group(1));

        assertThat(variables)
                .isSubsetOf(declared(service.module()).keySet().stream()
                        .map(String::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatIsTheSameOnEveryMachineHasTheSameValueInBothPlaces(Service service) {
        var here = launcherVariables(service);
        var there = environment(service.module());

        for (var name : Set.of(
                "SERVER_PORT",
                "MANAGEMENT_PORT",
                "CLICKTRAIL_TOPIC_PREFIX",
                "CLICKTRAIL_POSTGRES_DATABASE",
                "CLICKTRAIL_POSTGRES_USER")) {
            assertThat(there.get(name)).as(name).isEqualTo(here.get(name));
        }
    }

    @Test
    void everySecretThatComposeDemandsIsInTheFileThatTheLauncherMakes() throws IOException {
        Secrets.in(directory.resolve("secrets.env"));
        var made = Files.readString(directory.resolve("secrets.env"));

        var demanded = SECRET.matcher(Files.readString(project.resolve("docker-compose.yml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        demanded.removeAll(Set.of("BOT_TOKEN", "BOT_USERNAME", "PUBLIC_BASE_URL"));
        assertThat(demanded).isNotEmpty().allMatch(name -> made.contains("\n" + name + "="));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceWaitsForTheTopics(Service service) {
        var condition = child(child(child(compose, "services"), service.module()), "depends_on");

        assertThat(child(condition, "topics")).isEqualTo(Map.of("condition", "service_completed_successfully"));
        assertThat(String.valueOf(child(child(compose, "services"), "topics").get("volumes")))
                .contains("deploy/kafka/create-topics.sh");
    }

    @Test
    void everyServiceWithASchemaHasARole() throws IOException {
        var services = Stream.of(Service.values())
                .filter(Service::hasSchema)
                .map(service -> "service " + service.shortName() + " \"$" + Secrets.passwordVariable(service) + "\"");

        assertThat(lines("deploy/postgres/roles-and-schemas.sh", "service .*"))
                .filteredOn(line -> !line.contains("()"))
                .containsExactlyInAnyOrderElementsOf(services.toList());
    }

    private Stream<String> lines(String file, String pattern) throws IOException {
        return Files.readAllLines(project.resolve(file)).stream().filter(line -> line.matches(pattern));
    }

    private Map<String, String> launcherVariables(Service service) {
        var temporary = HouseSettings.temporary(directory);
        var settings = new HouseSettings(
                project, directory, directory, HousePorts.from(Map.of()), temporary.durability(), Map.of());
        return new ServiceVariables(settings, Secrets.in(directory.resolve("secrets.env"))).of(service);
    }

    /** Those that have a value; the others are passed on as they are outside. */
    private Map<String, String> environment(String container) {
        return declared(container).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private Map<?, ?> declared(String container) {
        return child(child(child(compose, "services"), container), "environment");
    }

    private static Map<?, ?> child(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name), name);
    }
}
