package io.clicktrail.benchmarks.attribution;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Rows that the service has written, to be written again by others.
 *
 * @param table where they stand
 * @param batches in the text format of COPY, a line for each row
 */
record Rows(String table, List<List<String>> batches) {

    private static final int ROWS_A_COMMIT = 500;
    private static final String NULL = "\\N";

    /** @param which the end of a query for rows of the table, called t, from {@code where} on */
    static Rows of(Connection connection, String table, String which) throws SQLException, IOException {
        StringWriter text = new StringWriter();
        copying(connection).copyOut("copy (select t.* from " + table + " t where " + which + ") to stdout", text);
        List<String> lines = text.toString().lines().toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += ROWS_A_COMMIT) {
            batches.add(lines.subList(from, Math.min(lines.size(), from + ROWS_A_COMMIT)));
        }
        return new Rows(table, batches);
    }

    /** A batch of each table to a commit. */
    static void copy(Connection connection, List<Rows> tables) throws SQLException, IOException {
        connection.setAutoCommit(false);
        for (int batch = 0; batch < tables.getFirst().batches.size(); batch++) {
            for (Rows rows : tables) {
                String lines = String.join("\n", rows.batches.get(batch)) + "\n";
                copying(connection).copyIn("copy " + rows.table + " from stdin", new StringReader(lines));
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /** A batch of each table to a commit. */
    static void insert(Connection connection, List<Rows> tables) throws SQLException {
        connection.setAutoCommit(false);
        for (int batch = 0; batch < tables.getFirst().batches.size(); batch++) {
            for (Rows rows : tables) {
                rows.insertLines(connection, rows.batches.get(batch));
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private void insertLines(Connection connection, List<String> lines) throws SQLException {
        int columns = fieldsOf(lines.getFirst()).length;
        String marks = String.join(", ", Collections.nCopies(columns, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            for (String line : lines) {
                String[] fields = fieldsOf(line);
                for (int column = 0; column < columns; column++) {
                    // Of no type: the column says what it is.
                    insert.setObject(column + 1, valueOf(fields[column]), Types.OTHER);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String[] fieldsOf(String line) {
        return line.split("\t", -1);
    }

    /** The escapes that COPY needs for what is in our rows. */
    private static @Nullable String valueOf(String field) {
        if (field.equals(NULL)) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < field.length(); at++) {
            char c = field.charAt(at);
            if (c == '\\') {
                at++;
                char escaped = field.charAt(at);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
