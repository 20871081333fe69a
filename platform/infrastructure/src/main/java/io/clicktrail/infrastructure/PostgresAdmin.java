package io.clicktrail.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/** Makes databases, and for each service a role that owns one schema and sees no other. */
public final class PostgresAdmin {
    static final String SUPERUSER = "postgres";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String UNDEFINED_DATABASE = "3D000";

    private final String address;
    private final String password;

    /** @param address {@code host:port}, with the superuser's password */
    public PostgresAdmin(String address, String password) {
        this.address = address;
        this.password = password;
    }

    /** Makes the database unless it is there; nobody may connect to it without being let in. */
    public void createDatabase(String database) {
        inDatabase(SUPERUSER, connection -> {
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                execute(connection, "create database " + name(database));
            }
            execute(connection, "revoke all on database " + name(database) + " from public");
        });
    }

    public void dropDatabase(String database) {
        inDatabase(
                SUPERUSER,
                connection -> execute(connection, "drop database if exists " + name(database) + " with (force)"));
    }

    /**
     * Makes the role (or gives it the password, if it is there), its schema of the same name, and makes that schema the
     * only one it looks into.
     */
    public void createService(String database, String service, String servicePassword) {
        var role = name(service);
        inDatabase(database, connection -> {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", service)) {
                execute(connection, "create role " + role + " login");
            }
            execute(connection, "alter role " + role + " password " + literal(servicePassword));
            execute(connection, "grant connect, temporary on database " + name(database) + " to " + role);
            execute(connection, "create schema if not exists " + role + " authorization " + role);
            execute(connection, "alter role " + role + " in database " + name(database) + " set search_path = " + role);
        });
    }

    boolean answers() {
        try (var connection = connect(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return UNDEFINED_DATABASE.equals(e.getSQLState());
        }
    }

    private void inDatabase(String database, Work work) {
        try (var connection = connect(database)) {
            work.on(connection);
        } catch (SQLException e) {
            throw new ServerFailedException("PostgreSQL at " + address + ": " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, properties);
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a database or a role: " + name);
        }
        return '"' + name + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
