package io.clicktrail.http.page;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param nextCursor asks for those that follow; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** How many a page holds where the caller does not say. */
    public static final int SIZE = 50;

    /** @param found one more than {@link #SIZE}, where there are more */
    public static <T> Page<T> of(List<T> found, Function<T, Cursor> cursor) {
        return of(found, SIZE, cursor);
    }

    /**
     * @param found one more than a page holds, where there are more
     * @param size how many a page holds, at least 1
     * @param cursor where a page ends that ends with this item
     */
    public static <T> Page<T> of(List<T> found, int size, Function<T, Cursor> cursor) {
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(
                        List.copyOf(found.subList(0, size)),
                        cursor.apply(found.get(size - 1)).encode());
    }

    /** The same page, each item as it is shown. */
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), nextCursor);
    }
}
