package io.clicktrail.postback.control;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What has to hold for a rule to decide. What is not known passes no check but {@code known}. */
sealed interface Condition {

    boolean holds(Evidence evidence);

    /** Whether it asks for other conversions of the same visitor, which have to be looked for. */
    boolean asksForVisitors();

    record All(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Evidence evidence) {
            return parts.stream().allMatch(part -> part.holds(evidence));
        }

        @Override
        public boolean asksForVisitors() {
            return parts.stream().anyMatch(Condition::asksForVisitors);
        }
    }

    record Any(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Evidence evidence) {
            return parts.stream().anyMatch(part -> part.holds(evidence));
        }

        @Override
        public boolean asksForVisitors() {
            return parts.stream().anyMatch(Condition::asksForVisitors);
        }
    }

    record Not(Condition part) implements Condition {

        @Override
        public boolean holds(Evidence evidence) {
            return !part.holds(evidence);
        }

        @Override
        public boolean asksForVisitors() {
            return part.asksForVisitors();
        }
    }

    /** All checks pass for the field. */
    record Compare(Field field, List<Check> checks) implements Condition {

        @Override
        public boolean holds(Evidence evidence) {
            @Nullable Object value = field.of(evidence);
            return checks.stream().allMatch(test -> test.holds(value));
        }

        @Override
        public boolean asksForVisitors() {
            return field.asksForVisitors();
        }
    }
}
