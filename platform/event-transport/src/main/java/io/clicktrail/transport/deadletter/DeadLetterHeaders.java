package io.clicktrail.transport.deadletter;

/** The headers that a dead letter has beside those of the original. */
final class DeadLetterHeaders {

    private static final String PREFIX = "dlt_";

    /** {@link Reason#slug()} */
    static final String REASON = PREFIX + "reason";

    /** What is wrong, in words; absent where only the exception is known. */
    static final String DETAIL = PREFIX + "detail";

    static final String EXCEPTION = PREFIX + "exception";

    /** The same for all faults at the same place of the code. */
    static final String STACK = PREFIX + "stack";

    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";

    /** Whose consumer could not use it. */
    static final String GROUP = PREFIX + "group";

    /** When it was put aside, ISO 8601. */
    static final String TIME = PREFIX + "time";

    /** On a mark, which is no letter: the offset in this partition of the letter that has been sent again. */
    static final String REPLAYED = PREFIX + "replayed";

    private DeadLetterHeaders() {}

    static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    static String topicOf(String topic) {
        return topic + "-dlt";
    }
}
