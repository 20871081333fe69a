package io.clicktrail.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/events.md");

    @Test
    void theDocumentSaysWhatTheRecordsSay() throws IOException {
        String current = EventsDocument.render();
        if (Boolean.getBoolean("clicktrail.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, current);
        }

        assertThat(DOCUMENT)
                .as("write it anew with -Dclicktrail.docs.write=true")
                .content()
                .isEqualTo(current);
    }
}
