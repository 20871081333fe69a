package io.clicktrail.testsupport;

import java.util.Map;

import io.clicktrail.infrastructure.LocalServers;

/**
 * Where the servers are.
 *
 * @param kafka {@code host:port}
 * @param postgres {@code host:port}
 * @param postgresPassword of the superuser {@code postgres}
 * @param redis {@code host:port}
 */
record ServerAddresses(String kafka, String postgres, String postgresPassword, String redis) {
    private static final String KAFKA = "CLICKTRAIL_TEST_KAFKA";
    private static final String POSTGRES = "CLICKTRAIL_TEST_POSTGRES";
    private static final String POSTGRES_PASSWORD = "CLICKTRAIL_TEST_POSTGRES_PASSWORD";
    private static final String REDIS = "CLICKTRAIL_TEST_REDIS";

    static boolean givenIn(Map<String, String> environment) {
        return environment.containsKey(KAFKA);
    }

    /** Whoever gives the one address gives all. */
    static ServerAddresses from(Map<String, String> environment) {
        return new ServerAddresses(
                required(environment, KAFKA),
                required(environment, POSTGRES),
                required(environment, POSTGRES_PASSWORD),
                required(environment, REDIS));
    }

    static ServerAddresses of(LocalServers servers, String postgresPassword) {
        return new ServerAddresses(
                servers.kafka().address(),
                servers.postgres().address(),
                postgresPassword,
                servers.redis().address());
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing beside " + KAFKA);
        }
        return value;
    }
}
