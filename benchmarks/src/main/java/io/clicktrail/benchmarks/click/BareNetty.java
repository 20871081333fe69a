package io.clicktrail.benchmarks.click;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import io.clicktrail.benchmarks.bare.BareServer;
import io.clicktrail.event.Topic;
import io.clicktrail.infrastructure.ChildProcess;
import io.clicktrail.infrastructure.KafkaServer;
import io.clicktrail.infrastructure.Loopback;

/** The bare server in a JVM like the gateway's: once with the durable acknowledgement, once without. */
record BareNetty(ChildProcess process, Contender contender) implements AutoCloseable {

    private static final short ONE_COPY = 1;

    static BareNetty durable(Path scratch, KafkaServer kafka) {
        createTopic(kafka.address());
        int port = Loopback.freePort();
        ChildProcess process = start("bare-durable", scratch, Integer.toString(port), kafka.address());
        return of(
                "bare Reactor Netty, durable",
                port,
                process,
                Map.of(
                        Part.FRONT, handle(process.pid()),
                        Part.BROKER, handle(kafka.pid())));
    }

    static BareNetty withoutKafka(Path scratch) {
        int port = Loopback.freePort();
        ChildProcess process = start("bare", scratch, Integer.toString(port));
        return of("the same without Kafka", port, process, Map.of(Part.FRONT, handle(process.pid())));
    }

    private static BareNetty of(String name, int port, ChildProcess process, Map<Part, ProcessHandle> parts) {
        Contender contender = new Contender(name, URI.create("http://127.0.0.1:" + port), parts);
        return new BareNetty(process, Answers.await(contender));
    }

    private static ChildProcess start(String name, Path scratch, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.front());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(name, command, Map.of(), scratch.resolve(name + ".log"));
    }

    private static void createTopic(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            NewTopic topic = new NewTopic(BareServer.TOPIC, Topic.CLICKS.partitions(), ONE_COPY);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the topic could not be made", e);
        }
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() {
        process.kill();
    }
}
