package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("secrets.env");
    }

    @Test
    void secretsStayTheSameAfterTheFirstStart() {
        var first = Secrets.in(file);
        var second = Secrets.in(file);

        assertThat(second.get("JWT_SIGNING_KEY")).isEqualTo(first.get("JWT_SIGNING_KEY"));
        assertThat(second.passwordOf(Service.CRM)).isEqualTo(first.passwordOf(Service.CRM));
    }

    @Test
    void noTwoSecretsAreTheSameAndEachIsLongEnoughForASigningKey() throws IOException {
        Secrets.in(file);

        var values = Files.readAllLines(file).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        assertThat(values).doesNotHaveDuplicates().allMatch(value -> value.length() >= 32);
    }

    @Test
    void onlyTheirOwnerMayReadThem() throws IOException {
        Secrets.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretThatSomebodyChangedIsKeptAndMissingOnesAreMade() throws IOException {
        Files.writeString(file, "# mine\nCLICKTRAIL_ADMIN_KEY=changed\n");

        var secrets = Secrets.in(file);

        assertThat(secrets.get("CLICKTRAIL_ADMIN_KEY")).isEqualTo("changed");
        assertThat(Files.readString(file)).contains("CLICKTRAIL_ADMIN_KEY=changed", "JWT_SIGNING_KEY=");
    }
}
