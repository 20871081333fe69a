package io.clicktrail.testsupport;

import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import io.clicktrail.event.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class RealServersIT {
    private static final ServiceEnvironment SERVICE = RealServers.forService("attribution");

    @Test
    void aServiceFindsItsTopicsUnderItsPrefix() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SERVICE.kafka()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .contains(SERVICE.topic(Topic.CLICKS), SERVICE.deadLetters(Topic.CLICKS));
        }
    }

    @Test
    void aServiceFindsItsSchema() throws Exception {
        try (var connection = DriverManager.getConnection(SERVICE.jdbcUrl(), SERVICE.user(), SERVICE.password());
                var rows = connection.createStatement().executeQuery("select current_schema()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("attribution");
        }
    }

    @Test
    void twoEnvironmentsShareNothing() {
        var other = RealServers.forService("attribution");

        assertThat(other.jdbcUrl()).isNotEqualTo(SERVICE.jdbcUrl());
        assertThat(other.topic(Topic.CLICKS)).isNotEqualTo(SERVICE.topic(Topic.CLICKS));
        assertThat(other.get("CLICKTRAIL_DATA_DIR")).isNotEqualTo(SERVICE.get("CLICKTRAIL_DATA_DIR"));
    }
}
