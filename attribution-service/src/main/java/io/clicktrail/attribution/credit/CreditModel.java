package io.clicktrail.attribution.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A convention for sharing one credit among touches. The conventions are those of Google Analytics' multi-channel
 * funnels ("About the default MCF attribution models"), which the field took over: a half-life of seven days, and forty
 * percent for the first and the last touch each.
 */
public sealed interface CreditModel {

    /** Of the one credit. */
    int MILLIONTHS = 1_000_000;

    List<CreditModel> ALL = List.of(
            new FirstTouch(),
            new LastTouch(),
            new Linear(),
            new TimeDecay(Duration.ofDays(7)),
            new PositionBased(40, 40));

    /** @param name with its version, or without it for the newest */
    static Optional<CreditModel> named(String name) {
        return ALL.stream()
                .filter(model -> model.name().equals(name) || model.name().startsWith(name + "."))
                .findFirst();
    }

    /** Stable, with its version. */
    String name();

    /** How the touches compare: one weight each, none negative and not all of them zero. */
    long[] weights(List<Touch> touches, Instant actedAt);

    /**
     * How many millionths of the credit each touch has: together a million, or nothing where nobody touched anything.
     *
     * @param touches in whatever order; the answer is in the order of the touches
     */
    default List<Share> share(List<Touch> touches, Instant actedAt) {
        if (touches.isEmpty()) {
            return List.of();
        }
        List<Touch> ordered = touches.stream().sorted(Touch.ORDER).toList();
        return Apportionment.of(MILLIONTHS, weights(ordered, actedAt), ordered);
    }

    /** The touch that began it has it all. */
    record FirstTouch() implements CreditModel {

        @Override
        public String name() {
            return "first_touch.v1";
        }

        @Override
        public long[] weights(List<Touch> touches, Instant actedAt) {
            long[] weights = new long[touches.size()];
            weights[0] = 1;
            return weights;
        }
    }

    /** The touch before the action has it all. */
    record LastTouch() implements CreditModel {

        @Override
        public String name() {
            return "last_touch.v1";
        }

        @Override
        public long[] weights(List<Touch> touches, Instant actedAt) {
            long[] weights = new long[touches.size()];
            weights[weights.length - 1] = 1;
            return weights;
        }
    }

    /** All have the same. */
    record Linear() implements CreditModel {

        @Override
        public String name() {
            return "linear.v1";
        }

        @Override
        public long[] weights(List<Touch> touches, Instant actedAt) {
            return LongStream.generate(() -> 1).limit(touches.size()).toArray();
        }
    }

    /** A touch weighs half of one that came a half-life later. */
    record TimeDecay(Duration halfLife) implements CreditModel {

        /** The weight of the last touch; a million of these still fit where they are multiplied by a million. */
        private static final double HEAVIEST = 1L << 40;

        @Override
        public String name() {
            return "time_decay.v1";
        }

        /** Counted from the last touch, so that however long ago all of them were, one weighs something. */
        @Override
        public long[] weights(List<Touch> touches, Instant actedAt) {
            Instant last = touches.getLast().at();
            return touches.stream()
                    .mapToLong(touch -> weight(Duration.between(touch.at(), last)))
                    .toArray();
        }

        /** {@link StrictMath} gives the same bits on every machine. */
        private long weight(Duration before) {
            double halvings = (double) before.toMillis() / halfLife.toMillis();
            return (long) (HEAVIEST * StrictMath.pow(2, -halvings));
        }
    }

    /**
     * The first and the last touch have their percentages, those between them share what is left. Two touches share all
     * of it as those percentages compare.
     */
    record PositionBased(int first, int last) implements CreditModel {

        private static final int ALL_OF_IT = 100;

        @Override
        public String name() {
            return "position_based.v1";
        }

        @Override
        public long[] weights(List<Touch> touches, Instant actedAt) {
            int between = touches.size() - 2;
            if (between <= 0) {
                return touches.size() == 1 ? new long[] {1} : new long[] {first, last};
            }
            long[] weights = new long[touches.size()];
            Arrays.fill(weights, ALL_OF_IT - first - last);
            weights[0] = (long) first * between;
            weights[weights.length - 1] = (long) last * between;
            return weights;
        }
    }
}
