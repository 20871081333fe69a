package io.clicktrail.event;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MissingFieldsTest {

    private final EventCodec codec = new EventCodec("/test");

    static Stream<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventWithoutARequiredFieldIsRefused(Golden golden) {
        for (EventField field : fields(golden, EventField::required)) {
            assertRefused(golden, field, event -> field.holder(event).remove(field.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventWithNullInARequiredFieldIsRefused(Golden golden) {
        for (EventField field : fields(golden, EventField::required)) {
            assertRefused(golden, field, event -> field.holder(event).putNull(field.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anOptionalFieldMayBeMissing(Golden golden) {
        ObjectNode bare = golden.tree();
        fields(golden, field -> !field.required()).stream()
                .filter(field -> bare.at(field.holder()).isObject())
                .forEach(field -> field.holder(bare).remove(field.name()));

        TrackingEvent event = codec.decode(golden.type(), Golden.bytes(bare));

        assertThat(event.id()).isEqualTo(golden.event().id());
        assertThat(codec.decode(golden.type(), codec.encode(event).body())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nullWithinAMapOrAListIsRefused(Golden golden) {
        // What is optional may not be there.
        ObjectNode whole = golden.tree();
        Predicate<EventField> present = field -> !whole.at(field.pointer()).isMissingNode();
        for (EventField field : fields(golden, present.and(EventField::isMap))) {
            assertRefused(golden, field, event -> object(field, event).putNull("empty"));
        }
        for (EventField field : fields(golden, present.and(EventField::isList))) {
            assertRefused(golden, field, event -> array(field, event).addNull());
        }
    }

    @Test
    void theGoldenEventsHaveMapsListsAndPrimitivesToTry() {
        List<EventField> all =
                Golden.all().flatMap(golden -> EventField.of(golden).stream()).toList();

        assertThat(all).anyMatch(EventField::isMap);
        assertThat(all).anyMatch(EventField::isList);
        assertThat(all.stream().map(EventField::type)).contains(long.class, int.class, boolean.class);
        assertThat(all).anyMatch(field -> field.holder().endsWith("/0"));
    }

    private static List<EventField> fields(Golden golden, Predicate<EventField> wanted) {
        return EventField.of(golden).stream().filter(wanted).toList();
    }

    private static ObjectNode object(EventField field, ObjectNode event) {
        return (ObjectNode) event.at(field.pointer());
    }

    private static ArrayNode array(EventField field, ObjectNode event) {
        return (ArrayNode) event.at(field.pointer());
    }

    private void assertRefused(Golden golden, EventField field, Consumer<ObjectNode> damage) {
        ObjectNode event = golden.tree();
        damage.accept(event);
        assertThatThrownBy(() -> codec.decode(golden.type(), Golden.bytes(event)))
                .as(golden.type() + field.pointer())
                .isInstanceOf(UnreadableEventException.class);
    }
}
