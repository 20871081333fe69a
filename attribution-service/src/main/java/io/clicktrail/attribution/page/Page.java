package io.clicktrail.attribution.page;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param nextCursor asks for those that follow; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static final int SIZE = 50;

    /** @param found one more than a page holds, where there are more */
    public static <T> Page<T> of(List<T> found, Function<T, Cursor> cursor) {
        return found.size() <= SIZE
                ? new Page<>(found, null)
                : new Page<>(
                        List.copyOf(found.subList(0, SIZE)),
                        cursor.apply(found.get(SIZE - 1)).encode());
    }
}
