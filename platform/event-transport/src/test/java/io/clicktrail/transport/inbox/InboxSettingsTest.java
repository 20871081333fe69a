package io.clicktrail.transport.inbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InboxSettingsTest {

    @Test
    void anEventIsRememberedLongerThanItsTopicKeepsIt() {
        assertThatThrownBy(() -> new InboxSettings(Duration.ofDays(30), Duration.ofHours(1)))
                .hasMessageContaining("clicktrail.inbox.keep");
    }
}
