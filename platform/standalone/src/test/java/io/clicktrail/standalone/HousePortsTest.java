package io.clicktrail.standalone;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HousePortsTest {
    @Test
    void theUsualPortsAreThoseOfTheManual() {
        var ports = HousePorts.from(Map.of());

        for (var service : Service.values()) {
            assertThat(Help.TEXT).contains(HousePorts.variable(service) + "=" + ports.of(service));
        }
        assertThat(Help.TEXT)
                .contains("CLICKTRAIL_KAFKA_PORT=" + ports.servers().kafka())
                .contains("CLICKTRAIL_KAFKA_CONTROLLER_PORT=" + ports.servers().kafkaController())
                .contains("CLICKTRAIL_POSTGRES_PORT=" + ports.servers().postgres())
                .contains("CLICKTRAIL_REDIS_PORT=" + ports.servers().redis())
                .contains("CLICKTRAIL_SANDBOX_PORT=" + ports.sandbox());
    }

    @Test
    void eachPortCanBeSetAndManagementFollows() {
        var ports = HousePorts.from(Map.of("CLICKTRAIL_BOT_PORT", "7001", "CLICKTRAIL_KAFKA_PORT", "7100"));

        assertThat(ports.of(Service.BOT)).isEqualTo(7001);
        assertThat(ports.managementOf(Service.BOT)).isEqualTo(8001);
        assertThat(ports.servers().kafkaController()).isEqualTo(7101);
    }

    @Test
    void aPortThatIsNoneIsRefusedByTheNameOfItsVariable() {
        assertThatThrownBy(() -> HousePorts.from(Map.of("CLICKTRAIL_REDIS_PORT", "many")))
                .isInstanceOf(HouseFailedException.class)
                .hasMessageContaining("CLICKTRAIL_REDIS_PORT");
        assertThatThrownBy(() -> HousePorts.from(Map.of("CLICKTRAIL_REDIS_PORT", "70000")))
                .hasMessageContaining("CLICKTRAIL_REDIS_PORT");
    }
}
