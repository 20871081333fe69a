package io.clicktrail.transport.database;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ServiceEnvironment;
import io.clicktrail.transport.parcel.ParcelService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationIT {

    private final ServiceEnvironment environment = RealServers.forService("parcel");

    @Test
    void theScriptsOfTransportAndServiceRunInOneSchema() {
        try (var service = ParcelService.start(environment)) {
            assertThat(service.bean(DatabaseClient.class)
                            .sql("select table_name from information_schema.tables where table_schema = 'parcel'")
                            .mapValue(String.class)
                            .all()
                            .collectList()
                            .block())
                    .containsExactlyInAnyOrder("inbox", "outbox", "parcel", "flyway_schema_history");
        }
    }

    @Test
    void aServiceWhoseScriptsFailDoesNotStart() {
        assertThatThrownBy(() -> ParcelService.start(
                        environment, "spring.flyway.locations=classpath:db/transport,classpath:db/broken"))
                .hasStackTraceContaining("V001__broken.sql");
    }

    @Test
    void aServiceWithoutItsPasswordDoesNotStartAndNamesTheVariable() {
        assertThatThrownBy(() -> ParcelService.start(environment, "CLICKTRAIL_POSTGRES_PASSWORD="))
                .hasMessage("CLICKTRAIL_POSTGRES_PASSWORD is not set");
    }
}
