package io.clicktrail.infrastructure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars that Kafka needs, picked from this JVM's class path by the list of file names that the build writes down.
 * Only jars, always in the same order: that is what a JVM demands that starts from a cache of loaded classes.
 */
final class KafkaClassPath {
    private KafkaClassPath() {}

    static String find() {
        var wanted = fileNames();
        var found = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.contains(Path.of(entry).getFileName().toString()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        if (!found.contains("kafka_")) {
            throw new ServerFailedException("the jars of Kafka are not on the class path");
        }
        return found;
    }

    private static Set<String> fileNames() {
        try (var list = KafkaClassPath.class.getResourceAsStream("kafka-class-path.txt")) {
            if (list == null) {
                throw new ServerFailedException("kafka-class-path.txt is missing; build the module with Maven");
            }
            return Stream.of(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .trim()
                            .split("[:;]"))
                    .map(entry -> Path.of(entry).getFileName().toString())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new ServerFailedException("cannot read kafka-class-path.txt", e);
        }
    }
}
