package io.clicktrail.transport.consume;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

import io.clicktrail.transport.Causes;
import io.clicktrail.transport.NotReadyException;

/**
 * Whose fault a failure is. What the surroundings caused is tried again for ever: it heals, and an event must not be
 * put aside for it. All else would fail for ever, so it is the event's.
 */
enum FailureVerdict {
    INFRASTRUCTURE,
    CONTENT;

    /**
     * Classes of SQLSTATE (PostgreSQL manual, appendix A) that say nothing about the data: connection, transaction
     * state, authorization, catalog, rollback, resources, operator intervention, system error, missing prepared
     * statement, feature or plan not supported during a migration.
     */
    private static final Set<String> SURROUNDINGS =
            Set.of("08", "0A", "25", "26", "28", "3D", "3F", "40", "53", "55", "57", "58", "72", "F0");

    /** Not permitted, or not migrated yet: no table, no column, no function; and a damaged database. */
    private static final Set<String> NOT_READY = Set.of("42501", "42P01", "42703", "42883", "XX001", "XX002");

    /** Clients whose every failure is one of the road, recognised by name so that they need not be on the class path. */
    private static final Set<String> ROADS = Set.of(
            "io.lettuce.core.RedisConnectionException",
            "io.lettuce.core.RedisCommandTimeoutException",
            "io.lettuce.core.RedisLoadingException",
            "io.lettuce.core.RedisBusyException",
            "io.lettuce.core.RedisReadOnlyException",
            "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
            "io.github.resilience4j.bulkhead.BulkheadFullException",
            "io.github.resilience4j.ratelimiter.RequestNotPermitted",
            "io.netty.channel.ChannelException",
            "reactor.pool.PoolAcquirePendingLimitException",
            "reactor.pool.PoolShutdownException");

    static FailureVerdict of(Throwable failure) {
        var causes = Causes.of(failure).chain();
        return causes.stream()
                .map(SqlState::of)
                .filter(Objects::nonNull)
                .findFirst()
                .map(FailureVerdict::ofSqlState)
                .orElseGet(
                        () -> causes.stream().anyMatch(FailureVerdict::ofTheSurroundings) ? INFRASTRUCTURE : CONTENT);
    }

    static FailureVerdict ofSqlState(String state) {
        boolean surroundings = SURROUNDINGS.contains(state.substring(0, 2)) || NOT_READY.contains(state);
        return surroundings ? INFRASTRUCTURE : CONTENT;
    }

    private static boolean ofTheSurroundings(Throwable cause) {
        return switch (cause) {
            case CharacterCodingException e -> false;
            case IOException e -> !isJackson2(e);
            case NotReadyException e -> true;
            case TimeoutException e -> true;
            case InterruptedException e -> true;
            case CancellationException e -> true;
            case RejectedExecutionException e -> true;
            case TransientDataAccessException e -> true;
            case RecoverableDataAccessException e -> true;
            case NonTransientDataAccessException e -> e instanceof NonTransientDataAccessResourceException;
            case TransactionException e -> true;
            case RetriableException e -> true;
            case InterruptException e -> true;
            case AuthorizationException e -> true;
            case AuthenticationException e -> true;
            case StackOverflowError e -> false;
            case VirtualMachineError e -> true;
            case LinkageError e -> true;
            default -> SqlState.isOfTheRoad(cause) || isRoad(cause.getClass());
        };
    }

    /** In Jackson 2 a document that cannot be read is an IOException. */
    private static boolean isJackson2(IOException failure) {
        return failure.getClass().getName().startsWith("com.fasterxml.jackson.");
    }

    private static boolean isRoad(@Nullable Class<?> type) {
        return type != null && (ROADS.contains(type.getName()) || isRoad(type.getSuperclass()));
    }
}
