package io.clicktrail.analytics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.clicktrail.testsupport.ServiceEnvironment;

/** The service's tables, seen without the service. */
public final class Database {

    private final ServiceEnvironment house;

    public Database(ServiceEnvironment house) {
        this.house = house;
    }

    public void empty() {
        run("truncate fact, visitor, visit, click, unresolved, rollup_day, cost, video_views, api_key");
    }

    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Rows as text, columns separated by a bar. */
    public List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(rows(sql).getFirst());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                house.jdbcUrl() + "?currentSchema=analytics", house.user(), house.password());
    }
}
