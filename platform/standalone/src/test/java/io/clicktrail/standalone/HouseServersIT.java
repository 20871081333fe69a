package io.clicktrail.standalone;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.clicktrail.testsupport.Eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HouseServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final List<String> news = new CopyOnWriteArrayList<>();

    @Test
    void aServerThatIsKilledComesBackByItself() {
        try (var house = house(HouseSettings.temporary(directory))) {
            house.startServersOnly();
            var before = house.redis().pid();

            house.redis().kill();

            Eventually.within(PATIENCE, () -> assertThat(news).contains("Redis died 137", "Redis ready again"));
            assertThat(house.redis().pid()).isNotEqualTo(before);
        }
    }

    @Test
    void aServerThatIsHeldDownStaysDownUntilItIsStarted() {
        try (var house = house(HouseSettings.temporary(directory))) {
            house.startServersOnly();

            house.redis().killAndHold();
            assertThat(house.redis().running()).isFalse();
            house.redis().start();

            assertThat(house.redis().running()).isTrue();
            assertThat(news).doesNotContain("Redis died 137");
        }
    }

    @Test
    void aSecondStartFindsTheDataOfTheFirst() throws SQLException {
        var settings = HouseSettings.temporary(directory);
        try (var house = house(settings)) {
            house.startServersOnly();
            execute(house, "create table words (word text)");
            execute(house, "insert into words values ('kept')");
        }

        try (var house = house(settings)) {
            house.startServersOnly();
            execute(house, "insert into words select word || ' for ever' from words where word = 'kept'");
        }
    }

    @Test
    void twoHousesDoNotShareData() {
        var settings = HouseSettings.temporary(directory);
        try (var first = house(settings)) {
            assertThat(first.kafka().running()).isFalse();
            assertThatThrownBy(() -> house(settings))
                    .isInstanceOf(HouseFailedException.class)
                    .hasMessageContaining("another house runs on");
        }
    }

    @Test
    void aPortInUseIsNamedWithItsOwnerBeforeAnythingStarts() throws Exception {
        var settings = HouseSettings.temporary(directory);
        var taken = settings.ports().servers().postgres();
        try (var house = house(settings);
                var other = new ServerSocket(taken, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(house::startServersOnly)
                    .isInstanceOf(HouseFailedException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of PostgreSQL is in use");
            assertThat(house.kafka().running()).isFalse();
        }
    }

    private House house(HouseSettings settings) {
        return House.in(settings, new Remembered(news), addresses -> Sandbox.NONE);
    }

    private static void execute(House house, String sql) throws SQLException {
        var url = "jdbc:postgresql://" + house.servers().postgres().address() + "/" + ServiceVariables.DATABASE;
        try (var connection =
                        DriverManager.getConnection(url, "bot", house.secrets().passwordOf(Service.BOT));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Remembered(List<String> news) implements HouseNews {
        @Override
        public void ready(String part, Duration took) {
            news.add(part + (news.contains(part + " ready") ? " ready again" : " ready"));
        }

        @Override
        public void died(String part, int exitCode, Duration startsAgainIn) {
            news.add(part + " died " + exitCode);
        }
    }
}
