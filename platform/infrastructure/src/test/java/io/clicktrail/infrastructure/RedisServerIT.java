package io.clicktrail.infrastructure;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RedisServerIT {
    @TempDir
    Path directory;

    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = new RedisServer(directory.resolve("data"), directory.resolve("redis.log"), Loopback.freePort());
        redis.start();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void whatWasWrittenIsThereAfterAKill() {
        assertThat(redis.send("INCR clicks")).contains(":1");

        redis.kill();
        redis.start();

        assertThat(redis.send("INCR clicks")).contains(":2");
    }

    @Test
    void aFrozenServerAcceptsButDoesNotAnswerUntilThawed() {
        redis.freeze();
        assertThat(Loopback.accepts(redis.port())).isTrue();
        assertThat(redis.answers()).isFalse();

        redis.thaw();
        assertThat(redis.answers()).isTrue();
    }
}
