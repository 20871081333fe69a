package io.clicktrail.transport.consume;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsumeSettingsTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWrongValueIsRefusedWithThePathOfItsSetting() {
        assertThatThrownBy(() -> new ConsumeSettings(0, 500, NONE, SECOND, SECOND, SECOND))
                .hasMessageContaining("clicktrail.consume.concurrency");
        assertThatThrownBy(() -> new ConsumeSettings(2, 0, NONE, SECOND, SECOND, SECOND))
                .hasMessageContaining("clicktrail.consume.max-poll-records");
        assertThatThrownBy(() -> new ConsumeSettings(2, 500, Duration.ofMinutes(1), SECOND, SECOND, SECOND))
                .hasMessageContaining("clicktrail.consume.breath");
        assertThatThrownBy(() -> new ConsumeSettings(2, 500, NONE, Duration.ofMinutes(3), SECOND, SECOND))
                .hasMessageContaining("clicktrail.consume.batch-timeout");
        assertThatThrownBy(() -> new ConsumeSettings(2, 500, NONE, SECOND, Duration.ZERO, SECOND))
                .hasMessageContaining("clicktrail.consume.longest-pause");
        assertThatThrownBy(() -> new ConsumeSettings(2, 500, NONE, SECOND, SECOND, Duration.ZERO))
                .hasMessageContaining("clicktrail.consume.lag-interval");
    }
}
