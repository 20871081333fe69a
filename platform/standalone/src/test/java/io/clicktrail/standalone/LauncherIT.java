package io.clicktrail.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.clicktrail.infrastructure.LocalServers;
import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** The command as a process of its own, with the servers only. */
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Path output;
    private Process launcher;
    private HousePorts ports;

    @BeforeEach
    void start() throws IOException {
        output = directory.resolve("output");
        ports = HousePorts.free();
        launcher = launch();
    }

    @AfterEach
    void stop() throws InterruptedException {
        launcher.destroy();
        launcher.waitFor(30, TimeUnit.SECONDS);
        launcher.destroyForcibly();
    }

    @Test
    void aSignalEndsItAndLeavesNoProcess() throws Exception {
        var servers = waitUntilReady();

        launcher.destroy();

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(output)).endsWith("stopped\n");
    }

    @Test
    void killedItTakesItsServersWithIt() {
        var servers = waitUntilReady();

        launcher.destroyForcibly();

        Eventually.within(PATIENCE, () -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void itStartsAgainOnWhatAKilledOneLeft() throws Exception {
        var servers = waitUntilReady();
        launcher.destroyForcibly();
        Eventually.within(PATIENCE, () -> assertThat(servers).noneMatch(ProcessHandle::isAlive));

        launcher = launch();

        assertThat(waitUntilReady()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void noSecretIsPrinted() throws IOException {
        waitUntilReady();
        var secrets = Files.readAllLines(directory.resolve("data/secrets.env")).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1));

        assertThat(Files.readString(output)).doesNotContain(secrets.toArray(String[]::new));
    }

    @Test
    void aPortInUseIsOneLineAndAnExitCode() throws Exception {
        launcher.destroyForcibly().waitFor();
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ports = new HousePorts(
                    ports.services(),
                    ports.management(),
                    ports.sandbox(),
                    new LocalServers.Ports(
                            other.getLocalPort(),
                            ports.servers().kafkaController(),
                            ports.servers().postgres(),
                            ports.servers().redis()));
            Files.delete(output);
            launcher = launch();

            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(Files.readAllLines(output))
                    .filteredOn(line -> line.startsWith("clicktrail: "))
                    .singleElement()
                    .asString()
                    .contains("port " + other.getLocalPort() + " of Kafka is in use");
        }
    }

    /** @return the processes of the servers */
    private List<ProcessHandle> waitUntilReady() {
        Eventually.within(PATIENCE, () -> assertThat(output).content().contains("ready in"));
        return launcher.descendants().toList();
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.clicktrail.standalone.Launcher",
                "--infra-only");
        builder.environment().put("CLICKTRAIL_DATA", directory.resolve("data").toString());
        builder.environment()
                .put("CLICKTRAIL_KAFKA_PORT", Integer.toString(ports.servers().kafka()));
        builder.environment()
                .put(
                        "CLICKTRAIL_KAFKA_CONTROLLER_PORT",
                        Integer.toString(ports.servers().kafkaController()));
        builder.environment()
                .put(
                        "CLICKTRAIL_POSTGRES_PORT",
                        Integer.toString(ports.servers().postgres()));
        builder.environment()
                .put("CLICKTRAIL_REDIS_PORT", Integer.toString(ports.servers().redis()));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                .start();
    }
}
