package io.clicktrail.benchmarks.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The service's own table, reached past the service. */
record ClickTable(Connection connection) implements AutoCloseable {

    static final String COLUMNS =
            "id, event_id, occurred_at, offer, outcome, network, network_click_id, subs, utm, bot";

    /** Each batch in a transaction of its own. */
    void copy(List<String> batches) throws SQLException, IOException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String batch : batches) {
            copying.copyIn("copy click (" + COLUMNS + ") from stdin", new StringReader(batch));
        }
    }

    long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select count(*) from click")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
