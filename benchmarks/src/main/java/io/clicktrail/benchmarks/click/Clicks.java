package io.clicktrail.benchmarks.click;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.clicktrail.benchmarks.load.OwnDatabase;
import io.clicktrail.infrastructure.PostgresServer;

/** A PostgreSQL of its own for one contender, and what became a row there. */
record Clicks(OwnDatabase database, String table) implements AutoCloseable {

    static Clicks start(Path scratch, String owner, String table) {
        OwnDatabase database = OwnDatabase.start(scratch, owner);
        keepCommitTimes(database.server());
        return new Clicks(database, table);
    }

    /** For all alike; it is read at the start only. */
    private static void keepCommitTimes(PostgresServer server) {
        try (Connection admin = DriverManager.getConnection(
                        "jdbc:postgresql://" + server.address() + "/", "postgres", OwnDatabase.PASSWORD);
                var statement = admin.createStatement()) {
            statement.execute("alter system set track_commit_timestamp = on");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not keep the times of commits", e);
        }
        server.close();
        server.start();
    }

    ProcessHandle process() {
        return ProcessHandle.of(database.server().pid()).orElseThrow();
    }

    long rows() {
        try (Connection connection = database.open();
                PreparedStatement question = connection.prepareStatement("select count(*) from " + table);
                ResultSet answer = question.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the rows cannot be counted", e);
        }
    }

    /** When each row was committed, by the network's click id; of those whose id begins like this. */
    Map<String, Instant> commits(String round) {
        String sql = "select network_click_id, pg_xact_commit_timestamp(xmin) from " + table
                + " where starts_with(network_click_id, ?)";
        Map<String, Instant> commits = new HashMap<>();
        try (Connection connection = database.open();
                PreparedStatement question = connection.prepareStatement(sql)) {
            question.setString(1, round);
            ResultSet answer = question.executeQuery();
            while (answer.next()) {
                commits.put(answer.getString(1), answer.getTimestamp(2).toInstant());
            }
            return commits;
        } catch (SQLException e) {
            throw new IllegalStateException("the commits cannot be read", e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
