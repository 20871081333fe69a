package io.clicktrail.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/**
 * The click-gateway as it ships. Limits, budgets and the like are those of the house.
 *
 * @param management the port on which it tells about itself
 */
public record ClickGateway(ChildProcess process, URI address, int management) implements AutoCloseable {

    private static final String SECRET = "only for this benchmark";

    /**
     * Returns while it starts.
     *
     * @param data a directory for its spool and its snapshots; the log is beside it
     * @param options of the JVM
     * @param more of the environment
     */
    public static ClickGateway start(
            Path repository, Path data, KafkaServer kafka, List<String> options, Map<String, String> more) {
        URI address = URI.create("http://127.0.0.1:" + Loopback.freePort());
        int management = Loopback.freePort();
        Map<String, String> environment = new HashMap<>(environment(data, kafka, address, management));
        environment.putAll(more);
        Path log = data.resolveSibling("click-gateway.log");
        ChildProcess process = BootJar.start(repository, "click-gateway", options, environment, log);
        return new ClickGateway(process, address, management);
    }

    private static Map<String, String> environment(Path data, KafkaServer kafka, URI address, int management) {
        return Map.of(
                "CLICKTRAIL_KAFKA", kafka.address(),
                "CLICKTRAIL_DATA_DIR", data.toString(),
                "SERVER_PORT", Integer.toString(address.getPort()),
                "MANAGEMENT_PORT", Integer.toString(management),
                "PUBLIC_BASE_URL", address.toString(),
                "BOT_USERNAME", "trail_bot",
                "VISITOR_HASH_KEY", SECRET,
                "SHARE_LINK_KEY", SECRET,
                "CLICKTRAIL_ADMIN_KEY", SECRET,
                "JWT_SIGNING_KEY", SECRET.repeat(2));
    }

    @Override
    public void close() {
        process.kill();
    }
}
