package io.clicktrail.testsupport;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.Directories;
import io.clicktrail.infrastructure.HouseTopics;
import io.clicktrail.infrastructure.PostgresAdmin;
import io.clicktrail.infrastructure.RedisServer;

/**
 * What a service gets from its environment, with a database, a set of topics, a numbered Redis database and a data
 * directory that nobody else uses.
 *
 * @param properties the environment variables of a service by their names
 */
public record ServiceEnvironment(Map<String, String> properties) {
    /** Enough to see that keys are spread, few enough for one broker to bear the topics of every test class. */
    private static final int PARTITIONS = 3;

    private static final long RANDOM_NAMES = 36L * 36 * 36 * 36 * 36 * 36;
    private static final String ROLE_PASSWORD = "only-for-tests";

    /** Nobody listens there, so that a test that forgets its stub fails and calls nobody. */
    private static final String NOBODY = "http://127.0.0.1:1";

    public ServiceEnvironment {
        properties = Map.copyOf(properties);
    }

    static ServiceEnvironment create(ServerAddresses servers, String service) {
        var name = Long.toString(ThreadLocalRandom.current().nextLong(RANDOM_NAMES), Character.MAX_RADIX);
        var database = "clicktrail_" + name;
        var prefix = service + "-" + name + ".";
        var postgres = new PostgresAdmin(servers.postgres(), servers.postgresPassword());
        postgres.createDatabase(database);
        postgres.createService(database, service, ROLE_PASSWORD);
        HouseTopics.create(servers.kafka(), prefix, PARTITIONS);
        var properties = new TreeMap<>(secrets());
        properties.put("CLICKTRAIL_KAFKA", servers.kafka());
        properties.put("CLICKTRAIL_TOPIC_PREFIX", prefix);
        properties.put("CLICKTRAIL_POSTGRES_HOST", host(servers.postgres()));
        properties.put("CLICKTRAIL_POSTGRES_PORT", port(servers.postgres()));
        properties.put("CLICKTRAIL_POSTGRES_DATABASE", database);
        properties.put("CLICKTRAIL_POSTGRES_USER", service);
        properties.put("CLICKTRAIL_POSTGRES_PASSWORD", ROLE_PASSWORD);
        properties.put("CLICKTRAIL_REDIS", "redis://" + servers.redis() + "/" + redisDatabase());
        properties.put("CLICKTRAIL_DATA_DIR", dataDirectory(service));
        return new ServiceEnvironment(properties);
    }

    private static Map<String, String> secrets() {
        return Map.ofEntries(
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                Map.entry("CLICKTRAIL_ADMIN_KEY", "admin-key-of-a-test"),
                Map.entry("VISITOR_HASH_KEY", "visitor-key-of-a-test-0123456789ab"),
                Map.entry("SHARE_LINK_KEY", "share-link-key-of-a-test"),
                Map.entry("JWT_SIGNING_KEY", "a-signing-key-of-a-test-0123456789"),
                Map.entry("ANALYTICS_ADMIN_PASSWORD", "admin-password-of-a-test"),
                Map.entry("TELEGRAM_WEBHOOK_SECRET", "telegram-secret-of-a-test"),
                Map.entry("BOT_TOKEN", "1:token-of-a-test"),
                Map.entry("BOT_USERNAME", "clicktrail_test_bot"),
                Map.entry("TELEGRAM_API_URL", NOBODY),
                Map.entry("TELEGRAM_WEBHOOK_URL", NOBODY + "/bot/webhook"),
                Map.entry("AMOCRM_HOOK_SECRET", "amocrm-secret-of-a-test"),
                Map.entry("CONTACT_HASH_KEY", "contact-hash-key-of-a-test-0123456789"),
                Map.entry("USER_HASH_KEY", "user-hash-key-of-a-test-0123456789012"),
                Map.entry("POSTBACK_ALLOWED_LOOPBACK", ""));
    }

    /** The value of one variable. */
    public String get(String variable) {
        var value = properties.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("no such variable: " + variable);
        }
        return value;
    }

    public String kafka() {
        return get("CLICKTRAIL_KAFKA");
    }

    /** The topic's name under this environment's prefix. */
    public String topic(Topic topic) {
        return get("CLICKTRAIL_TOPIC_PREFIX") + topic.topicName();
    }

    public String deadLetters(Topic topic) {
        return get("CLICKTRAIL_TOPIC_PREFIX") + topic.deadLetterName();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + postgresAndDatabase();
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + postgresAndDatabase();
    }

    public String user() {
        return get("CLICKTRAIL_POSTGRES_USER");
    }

    public String password() {
        return get("CLICKTRAIL_POSTGRES_PASSWORD");
    }

    private String postgresAndDatabase() {
        return get("CLICKTRAIL_POSTGRES_HOST") + ":" + get("CLICKTRAIL_POSTGRES_PORT") + "/"
                + get("CLICKTRAIL_POSTGRES_DATABASE");
    }

    private static String dataDirectory(String service) {
        var directory = Directories.temporary("clicktrail-" + service + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(directory)));
        return directory.toString();
    }

    private static int redisDatabase() {
        return ThreadLocalRandom.current().nextInt(1, RedisServer.DATABASES);
    }

    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
