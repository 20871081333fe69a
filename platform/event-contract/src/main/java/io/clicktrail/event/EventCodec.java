package io.clicktrail.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The only border between events and bytes. What it decodes is whole: an unknown type, broken JSON or a missing
 * required field is refused; unknown fields are passed over, so that older readers understand newer writers.
 */
public final class EventCodec {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    private static final Map<String, Class<? extends TrackingEvent>> TYPES = leavesOf(TrackingEvent.class)
            .collect(Collectors.toUnmodifiableMap(EventCodec::typeOf, Function.identity()));
    private static final Map<Class<?>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(LogicalType.Integer, EventCodec::refuseOtherScalars)
            .withCoercionConfig(LogicalType.Boolean, EventCodec::refuseOtherScalars)
            .build();
    private final String source;

    /** @param source who writes: {@code /click-gateway} */
    public EventCodec(String source) {
        this.source = source;
    }

    public EncodedEvent encode(TrackingEvent event) {
        return encode(event, Map.of());
    }

    /** @param more headers to travel with it, such as its trace */
    public EncodedEvent encode(TrackingEvent event, Map<String, String> more) {
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(8);
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, event.id().toString());
        headers.put(TYPE, nameOf(event));
        headers.put(SOURCE, source);
        headers.put(TIME, event.occurredAt().toString());
        headers.put(CONTENT_TYPE, "application/json");
        headers.putAll(more);
        return new EncodedEvent(
                event.topic().topicName(), event.partitionKey(), headers, json.writeValueAsBytes(event));
    }

    /**
     * @param type the {@code ce_type} header
     * @throws UnreadableEventException if the bytes are no event of ours
     */
    public TrackingEvent decode(@Nullable String type, byte @Nullable [] body) {
        if (type == null) {
            throw new UnreadableEventException("no ce_type header");
        }
        if (body == null) {
            throw new UnreadableEventException("no body");
        }
        Class<? extends TrackingEvent> target = TYPES.get(type);
        if (target == null) {
            throw new UnreadableEventException("unknown event type");
        }
        TrackingEvent event = read(target, body);
        RequiredFields.check(event);
        return event;
    }

    private TrackingEvent read(Class<? extends TrackingEvent> target, byte[] body) {
        try {
            TrackingEvent event = json.readValue(body, target);
            if (event == null) {
                throw new UnreadableEventException("the body is null");
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "not a " + typeOf(target) + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** An empty string must not become 0, nor a number false. */
    private static void refuseOtherScalars(MutableCoercionConfig coercions) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            coercions.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /** All event types there are, by their name on the wire. */
    public static Map<String, Class<? extends TrackingEvent>> types() {
        return TYPES;
    }

    private static String nameOf(TrackingEvent event) {
        return Objects.requireNonNull(NAMES.get(event.getClass()), "every event has a type");
    }

    private static String typeOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event + " has no @EventType");
        }
        return type.value();
    }

    private static Stream<Class<? extends TrackingEvent>> leavesOf(Class<? extends TrackingEvent> type) {
        if (type.isRecord()) {
            return Stream.of(type);
        }
        List<Class<?>> parts = Arrays.asList(type.getPermittedSubclasses());
        return parts.stream().flatMap(part -> leavesOf(part.asSubclass(TrackingEvent.class)));
    }
}
