package io.clicktrail.transport.database;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationTest {

    @ParameterizedTest
    @CsvSource({
        "08001, true", // refused
        "08006, true", // cut
        "57P03, true", // starting up
        "53300, true", // too many clients
        "28P01, false", // wrong password
        "42601, false", // a script with a mistake
        ", false"
    })
    void onlyADatabaseThatIsAwayIsWaitedFor(String sqlState, boolean waits) {
        assertThat(Migration.isUnreachable(new RuntimeException(new SQLException("", sqlState))))
                .isEqualTo(waits);
    }
}
