package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceVariablesTest {
    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z_]+)}");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsGivenWhatItsSettingsDemand(Service service) throws IOException {
        assertThat(variables(Map.of(), service).keySet()).containsAll(demandedBy(service));
    }

    @Test
    void noServiceKnowsThePasswordOfAnother() {
        var secrets = Secrets.in(directory.resolve("secrets.env"));

        assertThat(variables(Map.of(), Service.BOT)).doesNotContainValue(secrets.passwordOf(Service.CRM));
        assertThat(variables(Map.of(), Service.CLICK)).doesNotContainKey("CLICKTRAIL_POSTGRES_PASSWORD");
    }

    @Test
    void withoutATokenTheSandboxPlaysTelegram() {
        assertThat(variables(Map.of(), Service.BOT))
                .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:8090")
                .containsEntry("TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:8082/bot/webhook")
                .containsEntry("BOT_MODE", "webhook");
    }

    @Test
    void aRealBotThatTelegramCannotReachAsksForItsUpdates() {
        assertThat(variables(Map.of("BOT_TOKEN", "1:real", "BOT_USERNAME", "real_bot"), Service.BOT))
                .containsEntry("TELEGRAM_API_URL", "https://api.telegram.org")
                .containsEntry("BOT_USERNAME", "real_bot")
                .containsEntry("BOT_MODE", "polling");
    }

    @Test
    void aRealBotWithAnAddressIsCalled() {
        var outside = Map.of("BOT_TOKEN", "1:real", "TELEGRAM_WEBHOOK_URL", "https://example.org/bot/webhook");

        assertThat(variables(outside, Service.BOT))
                .containsEntry("TELEGRAM_WEBHOOK_URL", "https://example.org/bot/webhook")
                .containsEntry("BOT_MODE", "webhook");
    }

    @Test
    void aPortFromOutsideDoesNotReachAllServices() {
        assertThat(variables(Map.of("SERVER_PORT", "1234"), Service.CLICK)).containsEntry("SERVER_PORT", "8081");
    }

    private Map<String, String> variables(Map<String, String> outside, Service service) {
        var temporary = HouseSettings.temporary(directory);
        var settings = new HouseSettings(
                temporary.project(), directory, directory, HousePorts.from(Map.of()), temporary.durability(), outside);
        return new ServiceVariables(settings, Secrets.in(directory.resolve("secrets.env"))).of(service);
    }

    private Set<String> demandedBy(Service service) throws IOException {
        var project = HouseSettings.temporary(directory).project();
        var transport = project.resolve("platform/event-transport/src/main/resources");
        var files = Stream.of(
                project.resolve(service.module()).resolve("src/main/resources/application.yml"),
                transport.resolve("clicktrail-transport.yml"),
                transport.resolve(service.hasSchema() ? "clicktrail-postgres.yml" : "clicktrail-transport.yml"));
        return files.flatMap(ServiceVariablesTest::demandedIn).collect(Collectors.toSet());
    }

    private static Stream<String> demandedIn(Path settings) {
        try {
            return WITHOUT_DEFAULT
                    .matcher(Files.readString(settings))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + settings, e);
        }
    }
}
