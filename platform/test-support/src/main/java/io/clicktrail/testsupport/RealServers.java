package io.clicktrail.testsupport;

import io.clicktrail.infrastructure.PostgresAdmin;

/**
 * Real Kafka, PostgreSQL and Redis for all tests of this JVM, started when first asked for and stopped with the JVM.
 *
 * <p>Whose they are: those named by {@code CLICKTRAIL_TEST_KAFKA}, {@code _POSTGRES}, {@code _POSTGRES_PASSWORD} and
 * {@code _REDIS}, where given; containers with
 * {@code -Dclicktrail.infra=containers}; else processes of our own. They are shared, so nobody kills or freezes them: a
 * test that wants to do that starts {@link OwnServers}.
 */
public final class RealServers {
    private RealServers() {}

    /** Started once, by whoever comes first. */
    private static final class Shared {
        static final ServerAddresses ADDRESSES = start();

        private static ServerAddresses start() {
            if (ServerAddresses.givenIn(System.getenv())) {
                return ServerAddresses.from(System.getenv());
            }
            if ("containers".equals(System.getProperty("clicktrail.infra"))) {
                return Containers.start();
            }
            var servers = OwnServers.start();
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            return servers.addresses();
        }
    }

    /**
     * The environment of a service with everything in it fresh. It costs a database and two dozen topics, so a test
     * class asks once, in a static field.
     *
     * @param name the short name, which is also the role and the schema: {@code bot}, {@code attribution}, ...
     */
    public static ServiceEnvironment forService(String name) {
        return ServiceEnvironment.create(Shared.ADDRESSES, name);
    }

    /** {@code host:port}. */
    public static String kafka() {
        return Shared.ADDRESSES.kafka();
    }

    /** As superuser. */
    public static PostgresAdmin postgres() {
        return new PostgresAdmin(Shared.ADDRESSES.postgres(), Shared.ADDRESSES.postgresPassword());
    }

    /** {@code redis://host:port}. */
    public static String redis() {
        return "redis://" + Shared.ADDRESSES.redis();
    }
}
