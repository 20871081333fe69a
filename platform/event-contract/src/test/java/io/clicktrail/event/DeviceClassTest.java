package io.clicktrail.event;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceClassTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone   | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1
            phone   | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36
            tablet  | Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36
            desktop | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36
            tv      | Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 Version/7.0 TV Safari/537.36
            other   | curl/8.5.0
            """)
    void aDeviceIsKnownByItsMarks(String device, String userAgent) {
        assertThat(DeviceClass.of(userAgent)).isEqualTo(DeviceClass.parse(device));
        assertThat(DeviceClass.of(userAgent).wireName()).isEqualTo(device);
    }
}
