package io.clicktrail.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One node of Kafka that is broker and controller at once (KRaft), in a JVM of its own. */
public final class KafkaServer extends LocalServer {
    private static final int NODE = 1;

    /**
     * One copy of everything, small internal topics. A dead consumer is noticed after seconds, and so is a dead broker:
     * after a kill it may register again only when its former self has timed out.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("message.max.bytes", Integer.toString(HouseTopics.LARGEST_MESSAGE)),
            Map.entry("num.partitions", "12"),
            Map.entry("offsets.topic.num.partitions", "12"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.consumer.min.session.timeout.ms", "6000"),
            Map.entry("group.consumer.session.timeout.ms", "10000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "1000"),
            Map.entry("group.consumer.heartbeat.interval.ms", "3000"),
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "750"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("log.index.size.max.bytes", "1048576"));

    private final int controllerPort;
    private final AotCache cache;

    /** @param controllerPort a second port on 127.0.0.1, for the broker to talk to its own controller */
    public KafkaServer(Path data, Path log, int port, int controllerPort) {
        this(data, log, port, controllerPort, AotCache.NONE);
    }

    /** @param cache of the classes that Kafka loads, for a start in less than half the time */
    public KafkaServer(Path data, Path log, int port, int controllerPort, AotCache cache) {
        super("Kafka", data, log, port);
        this.controllerPort = controllerPort;
        this.cache = cache;
    }

    @Override
    protected void prepareData() {
        writeSettings();
        writeLogging();
        if (!Files.exists(logDirectory().resolve("meta.properties"))) {
            format();
        }
    }

    private void format() {
        var said = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logDirectory().toString())
                    .setMetadataLogDirectory(logDirectory().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new ServerFailedException("Kafka cannot format " + logDirectory() + ": " + e.getMessage(), e);
        }
    }

    private void writeSettings() {
        var settings = new TreeMap<>(SETTINGS);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", logDirectory().toString());
        settings.put("listeners", "PLAINTEXT://" + address() + ",CONTROLLER://" + controllerAddress());
        settings.put("advertised.listeners", "PLAINTEXT://" + address());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE + "@" + controllerAddress());
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        try {
            properties.store(text, null);
            Files.writeString(settingsFile(), text.toString());
        } catch (IOException e) {
            throw new ServerFailedException("cannot write " + settingsFile() + ": " + e.getMessage(), e);
        }
    }

    private void writeLogging() {
        try (var from = KafkaServer.class.getResourceAsStream("kafka-logback.xml")) {
            Files.write(loggingFile(), Objects.requireNonNull(from).readAllBytes());
        } catch (IOException e) {
            throw new ServerFailedException("cannot write " + loggingFile() + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cache.options());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx512m"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-Dlogback.configurationFile=" + loggingFile()));
        command.addAll(List.of(
                "-cp", KafkaClassPath.find(), "kafka.Kafka", settingsFile().toString()));
        return command;
    }

    @Override
    protected Duration patienceAtStop() {
        return cache.patienceAtStop();
    }

    @Override
    protected boolean answers() {
        return Loopback.accepts(port()) && HouseTopics.clusterAnswers(address());
    }

    private String controllerAddress() {
        return Loopback.HOST + ":" + controllerPort;
    }

    private Path logDirectory() {
        return data.resolve("log");
    }

    private Path settingsFile() {
        return data.resolve("server.properties");
    }

    private Path loggingFile() {
        return data.resolve("logback.xml");
    }
}
