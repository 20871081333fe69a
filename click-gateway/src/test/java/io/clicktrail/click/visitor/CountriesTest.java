package io.clicktrail.click.visitor;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountriesTest {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void theFileIsAskedFirstThenTheHeadersInTheirOrder() {
        Countries filed = new Countries(address -> "RU", List.of("CF-IPCountry"));
        Countries headers = new Countries(address -> null, List.of("CF-IPCountry", "X-Country-Code"));

        assertThat(filed.of(ADDRESS, name -> "DE")).isEqualTo("RU");
        assertThat(headers.of(ADDRESS, Map.of("X-Country-Code", "KZ")::get)).isEqualTo("KZ");
        assertThat(headers.of(ADDRESS, name -> null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "T1", "ru", "", "RUS", "<b>"})
    void whatIsNoCountryIsUnknown(String value) {
        assertThat(new Countries(address -> null, List.of("CF-IPCountry")).of(ADDRESS, name -> value))
                .isNull();
    }
}
