package io.clicktrail.transport.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the service's schema is. {@code clicktrail-postgres.yml} makes the settings of pool and scripts from it.
 *
 * @param schema also the folder of the service's scripts
 */
@ConfigurationProperties("clicktrail.postgres")
record PostgresSettings(String host, int port, String database, String user, String password, String schema) {

    PostgresSettings {
        requireSet("CLICKTRAIL_POSTGRES_HOST", host);
        requireSet("CLICKTRAIL_POSTGRES_DATABASE", database);
        requireSet("CLICKTRAIL_POSTGRES_USER", user);
        requireSet("CLICKTRAIL_POSTGRES_PASSWORD", password);
        requireSet("CLICKTRAIL_POSTGRES_USER", schema);
    }

    /** What Spring cannot resolve stays as it is written, and would only fail later and elsewhere. */
    private static void requireSet(String variable, String value) {
        if (value.isBlank() || value.startsWith("${")) {
            throw new IllegalArgumentException(variable + " is not set");
        }
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
