package io.clicktrail.transport.consume;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.Exceptions;
import tools.jackson.core.exc.StreamReadException;

import io.clicktrail.transport.NotReadyException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureVerdictTest {

    @ParameterizedTest
    @MethodSource
    void theSurroundingsAreTriedForEver(Throwable failure) {
        assertThat(FailureVerdict.of(failure)).isEqualTo(FailureVerdict.INFRASTRUCTURE);
        assertThat(FailureVerdict.of(new RuntimeException(new RuntimeException(failure))))
                .isEqualTo(FailureVerdict.INFRASTRUCTURE);
    }

    static Stream<Throwable> theSurroundingsAreTriedForEver() {
        return Stream.of(
                new ConnectException("refused"),
                new IOException("reset"),
                Exceptions.propagate(new TimeoutException("batch")),
                new InterruptedException(),
                new NotReadyException("teams are"),
                new CancellationException(),
                new RejectedExecutionException(),
                new R2dbcTransientResourceException(),
                new R2dbcNonTransientResourceException("connection closed"),
                new R2dbcTimeoutException(),
                new R2dbcRollbackException(),
                new R2dbcBadGrammarException("relation \"journey\" does not exist", "42P01"),
                new DataAccessResourceFailureException("pool"),
                new QueryTimeoutException("slow"),
                new OptimisticLockingFailureException("lost the race"),
                new CannotCreateTransactionException("no connection"),
                new UncategorizedR2dbcException("frozen", null, new R2dbcTimeoutException("", "57014")),
                new BadSqlGrammarException("read", "", new R2dbcBadGrammarException("no column", "42703")),
                new SQLException("shutdown", "57P01"),
                new DisconnectException(),
                new org.apache.kafka.common.errors.TimeoutException(),
                new TopicAuthorizationException("offers"),
                new OutOfMemoryError(),
                new NoClassDefFoundError());
    }

    @ParameterizedTest
    @MethodSource
    void whatWouldFailForEverIsTheEventsFault(Throwable failure) {
        assertThat(FailureVerdict.of(failure)).isEqualTo(FailureVerdict.CONTENT);
        assertThat(FailureVerdict.of(new RuntimeException(failure))).isEqualTo(FailureVerdict.CONTENT);
    }

    static Stream<Throwable> whatWouldFailForEverIsTheEventsFault() {
        return Stream.of(
                new NullPointerException(),
                new IllegalArgumentException(),
                new IllegalStateException(),
                new ArithmeticException(),
                new ClassCastException(),
                new NoSuchElementException(),
                new UnsupportedOperationException(),
                new StackOverflowError(),
                new AssertionError(),
                new MalformedInputException(1),
                new StreamReadException(null, "no json"),
                new RecordTooLargeException(),
                new SerializationException(),
                new KafkaException(),
                new DataIntegrityViolationException("check"),
                new DuplicateKeyException("twice"),
                new R2dbcDataIntegrityViolationException("check", "23514"),
                new R2dbcNonTransientResourceException("row is too big", "54000"),
                new BadSqlGrammarException("write", "", new R2dbcBadGrammarException("U+0000", "22021")),
                new SQLException("no state"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08003", "08006", "0A000", "25006", "25P02", "26000", "28000", "28P01", "3D000", "3F000",
                        "40001",
                "40P01", "42501", "42703", "42883", "42P01", "53100", "53200", "53300", "55006", "55P03", "57014",
                        "57P01",
                "57P02", "57P03", "57P05", "58000", "58030", "72000", "F0001", "XX001", "XX002"
            })
    void theDatabaseSpeaksOfItself(String sqlState) {
        assertThat(FailureVerdict.ofSqlState(sqlState)).isEqualTo(FailureVerdict.INFRASTRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21000", "22001", "22003", "22007", "22008", "22012", "22021", "22P02", "22P05", "23502", "23503",
                "23505", "23514", "23P01", "42601", "42804", "44000", "54000", "54001", "P0001", "XX000"
            })
    void theDatabaseSpeaksOfTheContent(String sqlState) {
        assertThat(FailureVerdict.ofSqlState(sqlState)).isEqualTo(FailureVerdict.CONTENT);
    }
}
