package io.clicktrail.transport.consume;

import java.sql.SQLException;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What a database says about a failure. Usable where no database driver is on the class path. */
final class SqlState {

    private static final boolean R2DBC =
            ClassUtils.isPresent("io.r2dbc.spi.R2dbcException", SqlState.class.getClassLoader());
    private static final int LENGTH = 5;

    private SqlState() {}

    /** The five characters, or null where the failure has none. */
    static @Nullable String of(Throwable failure) {
        String state =
                failure instanceof SQLException sql ? sql.getSQLState() : R2DBC ? Reactive.stateOf(failure) : null;
        return state != null && state.length() == LENGTH ? state : null;
    }

    /** A failure between us and the database, without a word from the database itself. */
    static boolean isOfTheRoad(Throwable failure) {
        return R2DBC && Reactive.isOfTheRoad(failure);
    }

    private static final class Reactive {

        static @Nullable String stateOf(Throwable failure) {
            return failure instanceof R2dbcException r2dbc ? r2dbc.getSqlState() : null;
        }

        static boolean isOfTheRoad(Throwable failure) {
            return failure instanceof R2dbcTransientException
                    || failure instanceof R2dbcTimeoutException
                    || failure instanceof R2dbcNonTransientResourceException;
        }
    }
}
