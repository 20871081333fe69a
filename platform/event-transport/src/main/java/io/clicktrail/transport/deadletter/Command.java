package io.clicktrail.transport.deadletter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Topic;

/** What the operator wants. */
sealed interface Command {

    record ListLetters(Topic topic, @Nullable Reason reason) implements Command {}

    record ReplayLetters(Topic topic, @Nullable Reason reason) implements Command {}

    /** Not understood, and why. */
    record Unclear(String why) implements Command {}

    String USAGE = """
            usage: dead-letters list <topic> [--reason <reason>]
                   dead-letters replay <topic> [--reason <reason>]
            topics: %s
            reasons: %s
            environment: CLICKTRAIL_KAFKA (host:port, ...), CLICKTRAIL_TOPIC_PREFIX
            """.formatted(slugs(Topic.values(), Topic::topicName), slugs(Reason.values(), Reason::slug));

    static Command parse(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.size() != 2 && !(words.size() == 4 && words.get(2).equals("--reason"))) {
            return new Unclear("two words are needed, what to do and the topic");
        }
        Optional<Topic> topic = find(Topic.values(), Topic::topicName, words.get(1));
        if (topic.isEmpty()) {
            return new Unclear("there is no topic " + words.get(1));
        }
        if (words.size() == 2) {
            return of(words.getFirst(), topic.get(), null);
        }
        return find(Reason.values(), Reason::slug, words.get(3))
                .map(reason -> of(words.getFirst(), topic.get(), reason))
                .orElseGet(() -> new Unclear("there is no reason " + words.get(3)));
    }

    private static Command of(String verb, Topic topic, @Nullable Reason reason) {
        return switch (verb) {
            case "list" -> new ListLetters(topic, reason);
            case "replay" -> topic.compacted() ? new Unclear(STATE) : new ReplayLetters(topic, reason);
            default -> new Unclear("there is no command " + verb);
        };
    }

    String STATE =
            "this topic holds the newest state of each key; an old one must not come back: say it again at its source";

    private static <T> Optional<T> find(T[] values, Function<T, String> name, String wanted) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst();
    }

    private static <T> String slugs(T[] values, Function<T, String> name) {
        return String.join(", ", Arrays.stream(values).map(name).toList());
    }
}
