package io.clicktrail.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerIT {
    private static final String SUPERUSER_PASSWORD = "it's only a test";

    @TempDir
    Path directory;

    private PostgresServer postgres;

    @BeforeEach
    void start() {
        postgres = new PostgresServer(
                directory.resolve("data"),
                directory.resolve("postgres.log"),
                Loopback.freePort(),
                SUPERUSER_PASSWORD,
                PostgresServer.Durability.THROWAWAY);
        postgres.start();
        postgres.admin().createDatabase("clicktrail");
        postgres.admin().createService("clicktrail", "bot", "first");
        postgres.admin().createService("clicktrail", "crm", "second");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void committedRowsAreThereAfterAKill() throws SQLException {
        run("bot", "first", "create table words (word text)", "insert into words values ('kept')");

        postgres.kill();
        postgres.start();

        assertThat(firstColumn("bot", "first", "select word from words")).containsExactly("kept");
    }

    @Test
    void aLockFileOfAnotherProcessDoesNotKeepItFromStarting() throws Exception {
        postgres.kill();
        var lock = directory.resolve("data/postmaster.pid");
        var lines = Files.readAllLines(lock);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(lock, lines);

        postgres.start();

        assertThat(postgres.running()).isTrue();
    }

    @Test
    void aServiceLivesInASchemaOfItsOwn() throws SQLException {
        assertThat(firstColumn("bot", "first", "select current_schema()")).containsExactly("bot");
    }

    @Test
    void aServiceCannotReadTheSchemaOfAnother() throws SQLException {
        run("crm", "second", "create table deals (deal text)");

        assertThatThrownBy(() -> run("bot", "first", "select deal from crm.deals"))
                .hasMessageContaining("permission denied for schema crm");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> run("bot", "second", "select 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void makingAServiceAgainGivesItTheNewPasswordAndKeepsItsRows() throws SQLException {
        run("bot", "first", "create table words (word text)", "insert into words values ('kept')");

        postgres.admin().createService("clicktrail", "bot", "third");

        assertThat(firstColumn("bot", "third", "select word from words")).containsExactly("kept");
    }

    @Test
    void aFrozenServerGoesOnWhenThawed() throws SQLException {
        postgres.freeze();
        postgres.thaw();

        assertThat(firstColumn("bot", "first", "select 1")).containsExactly("1");
    }

    private void run(String user, String password, String... statements) throws SQLException {
        try (var connection = connect(user, password);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> firstColumn(String user, String password, String question) throws SQLException {
        try (var connection = connect(user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + postgres.address() + "/clicktrail", user, password);
    }
}
