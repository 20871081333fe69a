package io.clicktrail.infrastructure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The topics of production are those of every other place. */
class CreateTopicsScriptTest {
    private static final Path SCRIPT = Path.of("../../deploy/kafka/create-topics.sh");
    private static final String KAFKA_TOPICS = "/opt/kafka/bin/kafka-topics.sh";

    @Test
    void theScriptMakesTheTopicsThatTheHouseMakes() throws Exception {
        assertThat(commands())
                .map(CreateTopicsScriptTest::topic)
                .containsExactlyInAnyOrderElementsOf(HouseTopics.all("", Integer.MAX_VALUE));
    }

    /** What the script would call Kafka's tool with. */
    private static List<String> commands() throws IOException, InterruptedException {
        var spoken = Files.readString(SCRIPT).replace(KAFKA_TOPICS, "echo");
        var builder = new ProcessBuilder("sh", "-c", spoken).redirectErrorStream(true);
        builder.environment().putAll(Map.of("BOOTSTRAP", "kafka:9092", "REPLICAS", "1"));
        var shell = builder.start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private static NewTopic topic(String command) {
        var words = List.of(command.split(" "));
        var settings = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--config")) {
                var setting = words.get(i + 1).split("=", 2);
                settings.put(setting[0], setting[1]);
            }
        }
        assertThat(words).startsWith("--bootstrap-server", "kafka:9092", "--create", "--if-not-exists");
        return new NewTopic(
                        after("--topic", words),
                        Integer.parseInt(after("--partitions", words)),
                        Short.parseShort(after("--replication-factor", words)))
                .configs(settings);
    }

    private static String after(String option, List<String> words) {
        return words.get(words.indexOf(option) + 1);
    }
}
