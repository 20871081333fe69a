package io.clicktrail.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of each type as it once went over the wire, every optional field of its time present, and one more
 * ({@code <type>+<field>.json}) for each optional field that came later. These files are never edited.
 */
record Golden(String type, byte[] body) {

    static final Path FILES = Path.of("src/test/resources/golden");

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Golden> all() {
        return EventCodec.types().keySet().stream().sorted().flatMap(Golden::ofType);
    }

    /** Of each type the one that has the most to tell. */
    static Stream<Golden> newest() {
        return EventCodec.types().keySet().stream()
                .sorted()
                .flatMap(type -> ofType(type).reduce((_, later) -> later).stream());
    }

    static Golden of(String type) {
        return in(type, type);
    }

    static String typeOf(Path file) {
        return file.getFileName().toString().replaceFirst("(\\+.*)?\\.json$", "");
    }

    private static Stream<Golden> ofType(String type) {
        return Stream.concat(Stream.of(of(type)), later(type).stream().map(name -> in(type, name)));
    }

    private static List<String> later(String type) {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(type + "+"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden in(String type, String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("add src/test/resources/golden/" + name + ".json");
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
