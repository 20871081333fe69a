package io.clicktrail.attribution.credit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The method of the largest remainder (Hamilton's): everybody gets the whole parts of what is due to them, and what is
 * then left goes, one part each, to those who lost most by that; of equals to the earlier.
 */
final class Apportionment {

    private Apportionment() {}

    /**
     * @param parts together, times any weight, less than 2^63
     * @param weights none negative, together more than nothing and less than 2^63
     */
    static List<Share> of(int parts, long[] weights, List<Touch> touches) {
        long whole = Arrays.stream(weights).sum();
        int[] given = Arrays.stream(weights)
                .mapToInt(weight -> Math.toIntExact(parts * weight / whole))
                .toArray();
        int left = parts - Arrays.stream(given).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> parts * weights[at] % whole)
                        .reversed())
                .limit(left)
                .forEach(at -> given[at]++);
        return IntStream.range(0, weights.length)
                .mapToObj(at -> new Share(touches.get(at), given[at]))
                .toList();
    }
}
