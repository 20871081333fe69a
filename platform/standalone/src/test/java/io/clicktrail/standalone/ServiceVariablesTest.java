package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsGivenNothingThatItDoesNotRead(Service service) throws IOException {
        var settings = textOf(service, ".yml");
        var code = textOf(service, ".java");

        assertThat(variables(Map.of(), service).keySet())
                .filteredOn(name -> !name.startsWith("SPRING_"))
                .allMatch(name -> settings.contains("${" + name) || code.contains('"' + name + '"'));
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
    void floodsAreStoppedInARealHouseOnly() {
        assertThat(variables(Map.of(), Service.CLICK))
                .containsEntry("FLOOD_MARKED_ABOVE", "0")
                .containsEntry("FLOOD_REFUSED_ABOVE", "0");
        assertThat(variables(Map.of("BOT_TOKEN", "1:real"), Service.CLICK))
                .containsEntry("FLOOD_MARKED_ABOVE", "120")
                .containsEntry("FLOOD_REFUSED_ABOVE", "6000");
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
        return WITHOUT_DEFAULT
                .matcher(textOf(service, ".yml"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** The files of the service, and those of the platform that it uses to read its variables. */
    private String textOf(Service service, String ending) throws IOException {
        var project = HouseSettings.temporary(directory).project();
        var transport = project.resolve("platform/event-transport/src/main/resources");
        var places = new ArrayList<>(List.of(
                project.resolve(service.module()).resolve("src/main"),
                transport.resolve("clicktrail-transport.yml"),
                project.resolve("platform/http-edge/src/main/java/io/clicktrail/http/access")));
        if (service.hasSchema()) {
            places.add(transport.resolve("clicktrail-postgres.yml"));
        }
        var text = new StringBuilder();
        for (var place : places) {
            try (var files = Files.walk(place)) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(ending)).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }
}
