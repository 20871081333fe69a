package io.clicktrail.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One event of each type as it once went over the wire, every optional field present. These files are never edited. */
record Golden(String type, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Golden> all() {
        return EventCodec.types().keySet().stream().sorted().map(Golden::of);
    }

    static Golden of(String type) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (file == null) {
                throw new IllegalStateException("add src/test/resources/golden/" + type + ".json");
            }
            return new Golden(type, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode tree() {
        return (ObjectNode) JSON.readTree(body);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Class<? extends TrackingEvent> eventClass() {
        return Objects.requireNonNull(EventCodec.types().get(type), type);
    }

    static byte[] bytes(ObjectNode tree) {
        return JSON.writeValueAsBytes(tree);
    }

    TrackingEvent event() {
        return new EventCodec("/test").decode(type, body);
    }

    @Override
    public String toString() {
        return type;
    }
}
