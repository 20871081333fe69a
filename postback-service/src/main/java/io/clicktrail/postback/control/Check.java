package io.clicktrail.postback.control;

import java.math.BigDecimal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** One thing that is asked of the value of a field. The reader sees to it that value and check are of the same kind. */
sealed interface Check {

    /** @param value null where it is not known */
    boolean holds(@Nullable Object value);

    /** Whether there is a value at all. */
    record Known(boolean wanted) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return (value != null) == wanted;
        }
    }

    record Is(boolean wanted) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof Boolean flag && flag == wanted;
        }
    }

    record OneOf(Set<String> words) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof String text && words.contains(text);
        }
    }

    record StartsWith(String beginning) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof String text && text.startsWith(beginning);
        }
    }

    record Contains(String part) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof String text && text.contains(part);
        }
    }

    record Measure(Sign sign, BigDecimal limit) implements Check {

        @Override
        public boolean holds(@Nullable Object value) {
            return value instanceof BigDecimal number && sign.holds(number.compareTo(limit));
        }
    }

    /** How a number stands to its limit. */
    enum Sign {
        BELOW,
        AT_MOST,
        IS,
        AT_LEAST,
        ABOVE;

        boolean holds(int comparison) {
            return switch (this) {
                case BELOW -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case IS -> comparison == 0;
                case AT_LEAST -> comparison >= 0;
                case ABOVE -> comparison > 0;
            };
        }
    }
}
