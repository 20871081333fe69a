package io.clicktrail.benchmarks.campaign;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.clicktrail.standalone.House;

/** The house's database, seen by its owner. */
record Database(String url, String password) {

    private static final String TABLES = """
            select schemaname || '.' || tablename from pg_tables
            where schemaname in ('attribution', 'postback', 'analytics', 'crm', 'bot')
              and tablename not like 'flyway%'
              -- Facts that wait for others: how often they were looked at goes on by the clock.
              and tablename <> 'unresolved'
            order by 1
            """;

    static Database of(House house) {
        String url = "jdbc:postgresql://" + house.servers().postgres().address() + "/clicktrail";
        return new Database(url, house.secrets().get("POSTGRES_PASSWORD"));
    }

    /** The clicks that attribution knows, leaving out those of which it only knows a start. */
    Set<String> clicks() throws SQLException {
        return new HashSet<>(strings("select id from attribution.click where event_id is not null"));
    }

    /** For each table how many rows it has and a checksum over all their columns. */
    Map<String, String> checksums() throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        for (String table : strings(TABLES)) {
            checksums.put(
                    table,
                    strings("select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, ';' order by"
                                    + " t::text)), '') from " + table + " t")
                            .getFirst());
        }
        return checksums;
    }

    private List<String> strings(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
