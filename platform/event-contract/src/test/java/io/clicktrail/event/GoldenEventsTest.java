package io.clicktrail.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenEventsTest {

    private final EventCodec codec = new EventCodec("/test");

    static Stream<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatWasOnceWrittenIsReadForEver(Golden golden) {
        TrackingEvent event = golden.event();

        assertThat(event).isInstanceOf(golden.eventClass());
        assertThat(event.id().toString()).isEqualTo(golden.tree().get("id").asString());
        assertThat(event.partitionKey()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatIsReadIsWrittenTheSame(Golden golden) {
        EncodedEvent encoded = codec.encode(golden.event());

        assertThat(new JsonMapper().readTree(encoded.body())).isEqualTo(golden.tree());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void fieldsFromTheFutureArePassedOverOnEveryLevel(Golden golden) {
        ObjectNode later = golden.tree();
        for (EventField field : EventField.of(golden)) {
            field.holder(later).putObject("from_the_future").putArray("list").add(true);
        }

        assertThat(codec.decode(golden.type(), Golden.bytes(later))).isEqualTo(golden.event());
    }

    @Test
    void everyFileBelongsToAType() throws IOException {
        try (Stream<Path> files = Files.list(Golden.FILES)) {
            assertThat(files.map(Golden::typeOf).collect(Collectors.toSet()))
                    .isEqualTo(EventCodec.types().keySet());
        }
    }
}
