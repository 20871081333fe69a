package io.clicktrail.transport.database;

import java.util.Objects;

import io.r2dbc.spi.Readable;

/** A column of a row that the schema promises to be not null. */
public final class Column {

    private Column() {}

    /** The value; fails with the column's name where the promise was wrong. */
    public static <T> T of(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
