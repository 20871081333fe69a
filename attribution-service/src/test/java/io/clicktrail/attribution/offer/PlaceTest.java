package io.clicktrail.attribution.offer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class PlaceTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "-1001234567890, -1001234567890",
        "@Sports_Channel, @sports_channel",
        "https://t.me/Sports_Channel, @sports_channel",
        "t.me/sports/, @sports",
        "http://telegram.me/sports, @sports",
        "https://t.me/sports/42, @sports/42",
        "https://t.me/c/1234567890/42, -1001234567890/42",
    })
    void aPlaceHasOneSpelling(String written, String name) {
        assertThat(requireNonNull(Place.find(written)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@ab",
                "sports",
                "https://t.me/+AbCdEf123",
                "https://t.me/joinchat/AbCdEf",
                "https://t.me/",
                "https://example.com/sports",
                "https://t.me.example.com/sports",
                "-0",
                "12 34",
                "@sports\n"
            })
    void whatNamesNoChatIsNoPlace(String written) {
        assertThat(Place.find(written)).isNull();
    }
}
