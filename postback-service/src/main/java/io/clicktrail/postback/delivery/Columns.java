package io.clicktrail.postback.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/** Rows turned into one array for each column, as {@code unnest} wants them: one statement for all rows. */
final class Columns<R> {

    /** One value of a row. */
    @FunctionalInterface
    interface Cell<R, V> {

        @Nullable
        V of(R row);
    }

    private final List<R> rows;
    private final Map<String, Object> arrays = new LinkedHashMap<>();

    Columns(Collection<? extends R> rows) {
        this.rows = List.copyOf(rows);
    }

    <V> Columns<R> add(String name, Cell<R, V> cell, IntFunction<@Nullable V[]> newArray) {
        @Nullable V[] column = newArray.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = cell.of(rows.get(i));
        }
        arrays.put(name, column);
        return this;
    }

    /** By the name of the parameter. */
    Map<String, Object> arrays() {
        return arrays;
    }
}
