package io.clicktrail.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the contract down for people, from the records, their comments and the golden events. */
final class EventsDocument {

    private static final Map<Class<?>, String> SIMPLE_TYPES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(BigDecimal.class, "decimal, as text"),
            Map.entry(Instant.class, "time, ISO 8601 in UTC"),
            Map.entry(Duration.class, "duration, ISO 8601"),
            Map.entry(LocalTime.class, "time of day"),
            Map.entry(ZoneId.class, "time zone of the IANA database"),
            Map.entry(UUID.class, "UUID"),
            Map.entry(EventId.class, "UUIDv7"),
            Map.entry(ClickId.class, "click id"),
            Map.entry(LinkId.class, "link id"),
            Map.entry(ConversionId.class, "UUID"),
            Map.entry(OfferId.class, "slug"),
            Map.entry(NetworkId.class, "slug"),
            Map.entry(TeamId.class, "slug"),
            Map.entry(RawBody.class, "bytes, as base64"));

    private static final JsonMapper JSON = new JsonMapper();

    private final Javadocs comments = new Javadocs(Path.of("src/main/java/io/clicktrail/event"));
    private final Collection<Class<?>> shapes = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
    private final StringBuilder out = new StringBuilder();

    static String render() {
        return new EventsDocument().write();
    }

    private String write() {
        out.append(INTRODUCTION);
        Arrays.stream(Topic.values()).forEach(this::topicRow);
        Arrays.stream(Topic.values()).forEach(this::topicSection);
        out.append("\n## Shapes\n");
        List.copyOf(shapes).forEach(this::shapeSection);
        return out.toString();
    }

    private void topicRow(Topic topic) {
        TopicNotes notes = TopicNotes.of(topic);
        String kept = topic.compacted()
                ? "newest of each key, for ever"
                : topic.retention().toDays() + " days";
        String order = topic.compacted() ? "newest wins" : topic.ordered() ? "yes" : "no: each key is one click";
        row(
                "[`%s`](#%s)".formatted(topic.topicName(), topic.topicName()),
                notes.key(),
                order,
                Integer.toString(topic.partitions()),
                kept,
                notes.writers(),
                notes.readers());
    }

    private void topicSection(Topic topic) {
        TopicNotes notes = TopicNotes.of(topic);
        out.append("\n## ").append(topic.topicName()).append("\n\n").append(notes.purpose());
        out.append(" Written by ").append(notes.writers()).append(", read by ").append(notes.readers());
        out.append(". Key: ").append(notes.key()).append(".\n");
        Golden.newest().filter(golden -> golden.event().topic() == topic).forEach(this::eventSection);
    }

    private void eventSection(Golden golden) {
        out.append("\n### `").append(golden.type()).append("`\n");
        fields(golden.eventClass());
        out.append("\n```json\n").append(golden.text().strip()).append("\n```\n");
    }

    private void shapeSection(Class<?> shape) {
        out.append("\n### ").append(shape.getSimpleName()).append('\n');
        fields(shape);
    }

    private void fields(Class<?> type) {
        Javadocs.Comment comment = comments.of(type);
        if (!comment.text().isEmpty()) {
            out.append('\n').append(comment.text()).append('\n');
        }
        out.append("\n| field | type | required | meaning |\n|---|---|---|---|\n");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            row(
                    "`" + EventField.wireName(component) + "`",
                    typeName(component.getGenericType()),
                    required ? "yes" : "no",
                    meaning(component, comment));
        }
    }

    private static String meaning(RecordComponent component, Javadocs.Comment comment) {
        String usual = switch (component.getName()) {
            case "id" -> component.getType() == EventId.class ? "the same on every attempt, everywhere" : "";
            case "occurredAt" -> "when it happened in the world";
            default -> "";
        };
        return comment.components().getOrDefault(component.getName(), usual);
    }

    private String typeName(Type type) {
        return switch (type) {
            case ParameterizedType many
            when many.getRawType() == Map.class -> objectOf(many.getActualTypeArguments()[1]);
            case ParameterizedType many -> "list of " + typeName(many.getActualTypeArguments()[0]);
            case Class<?> one when one.isEnum() -> oneOf(one);
            case Class<?> one when SIMPLE_TYPES.containsKey(one) -> SIMPLE_TYPES.get(one);
            default -> shapeName((Class<?>) type);
        };
    }

    private String objectOf(Type value) {
        return value == String.class ? "object of texts" : "object, each value " + typeName(value);
    }

    private static String oneOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "`" + JSON.valueToTree(constant).asString() + "`")
                .collect(Collectors.joining(", "));
    }

    private String shapeName(Class<?> shape) {
        if (shapes.add(shape)) {
            Arrays.stream(shape.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::typeName);
        }
        return "[%s](#%s)"
                .formatted(shape.getSimpleName(), shape.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static final String INTRODUCTION = """
            # Events

            *Generated from the records of `platform/event-contract`; do not edit. A test fails when this file is stale. To write it anew:*

            ```
            ./mvnw -pl platform/event-contract test -Dtest=EventsDocumentTest -Dclicktrail.docs.write=true
            ```

            ## What travels

            A record in Kafka is one event: a CloudEvent 1.0 in binary mode. Its key is the partition key below, its value flat JSON in UTF-8, its headers are

            | header | value |
            |---|---|
            | `ce_specversion` | `1.0` |
            | `ce_id` | the event's id, a UUIDv7 made where the event was born; the field `id` of the body says the same |
            | `ce_type` | the name and version of the event, such as `click.registered.v1` |
            | `ce_source` | the service that wrote it, such as `/click-gateway` |
            | `ce_time` | when it happened; the field `occurred_at` of the body says the same |
            | `content-type` | `application/json` |
            | `traceparent` | the trace it belongs to (W3C Trace Context); optional |

            **Delivery is at least once.** A repeated event has the same id, and every consumer lets it have its effect once. Writers wait for all in-sync replicas (`acks=all`) or for
            their own disk; what was acknowledged to a caller is not lost.

            **Order is kept within a key** on topics marked so: an event that was acknowledged before another of its key was published comes first. Between keys and between topics there is no order,
            and no consumer relies on one.

            **A consumer** MUST ignore fields that it does not know, MUST NOT rely on the order of fields, and MUST treat an absent field as null. A required field that is missing, a type that is not
            listed here, or a body that is no JSON goes to the topic's dead letters (`<topic>-dlt`) with its original bytes and the reason.

            **A writer** MUST send every required field, leaves out what is absent, and never changes the meaning of a field. A new optional field is free; any other change is a new version of the type.

            Topic names may have a prefix (`CLICKTRAIL_TOPIC_PREFIX`), the same for all of an installation.

            ## Topics

            | topic | key | ordered within a key | partitions | kept | written by | read by |
            |---|---|---|---|---|---|---|
            """;
}
