package io.clicktrail.transport.deadletter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import io.clicktrail.event.Topic;
import io.clicktrail.transport.deadletter.Command.ListLetters;
import io.clicktrail.transport.deadletter.Command.ReplayLetters;
import io.clicktrail.transport.deadletter.Command.Unclear;

/** The operator's tool for dead letters: shows them, and sends them again. See {@code bin/dead-letters}. */
public final class DeadLettersApplication {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNCLEAR = 2;

    private final String kafka;
    private final String prefix;
    private final PrintStream out;

    DeadLettersApplication(String kafka, String prefix, PrintStream out) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.out = out;
    }

    public static void main(String... arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
        Map<String, String> environment = System.getenv();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var application = new DeadLettersApplication(
                environment.getOrDefault("CLICKTRAIL_KAFKA", "127.0.0.1:19092"),
                environment.getOrDefault("CLICKTRAIL_TOPIC_PREFIX", ""),
                out);
        System.exit(application.run(arguments));
    }

    /** Returns the exit code of the process. */
    int run(String... arguments) {
        try {
            return switch (Command.parse(arguments)) {
                case ListLetters(Topic topic, Reason reason) -> list(topic, chosen(reason));
                case ReplayLetters(Topic topic, Reason reason) -> replay(topic, chosen(reason));
                case Unclear(String why) -> explain(why);
            };
        } catch (KafkaException e) {
            out.println("Kafka at " + kafka + ": " + e.getMessage());
            return FAILED;
        }
    }

    private static Predicate<KeptLetter> chosen(@Nullable Reason reason) {
        return letter -> reason == null || letter.isFor(reason);
    }

    private int explain(String why) {
        out.println(why);
        out.print(Command.USAGE);
        return UNCLEAR;
    }

    private int list(Topic topic, Predicate<KeptLetter> chosen) {
        Map<String, Integer> counts = new TreeMap<>();
        try (var consumer = consumer()) {
            letters(consumer, topic)
                    .forEachOpen(letters -> letters.stream()
                            .filter(chosen)
                            .peek(letter -> counts.merge(letter.reason(), 1, Integer::sum))
                            .map(KeptLetter::describe)
                            .forEach(out::println));
        }
        out.println(counts.isEmpty() ? "no dead letters" : "dead letters by reason: " + counts);
        return DONE;
    }

    private int replay(Topic topic, Predicate<KeptLetter> chosen) {
        try (var consumer = consumer();
                var producer = producer()) {
            var replay = new Replay(producer);
            letters(consumer, topic)
                    .forEachOpen(letters ->
                            replay.send(letters.stream().filter(chosen).toList()));
            out.println("sent again: " + replay.count());
        }
        return DONE;
    }

    private DeadLetterTopic letters(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        return new DeadLetterTopic(consumer, prefix + topic.deadLetterName());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "default.api.timeout.ms",
                15_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new TreeMap<>(DeadLetterConfiguration.producerSettings());
        settings.put("bootstrap.servers", kafka);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
