package io.clicktrail.postback.relay;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What a source says of a reference, in our words. */
public enum ReportedStatus {
    /** It has begun; nothing is owed yet. */
    LEAD("lead", "pending", "hold", "new", "wait", "waiting", "in_progress", "processing"),
    /** It was done. */
    APPROVED("approved", "approve", "accepted", "confirmed", "confirm", "success", "ok"),
    /** Somebody paid. */
    SALE("sale", "paid", "purchase", "payment", "deposit"),
    /** The same person paid once more, as a subscription does. */
    REBILL("rebill", "upsell", "renewal"),
    /** It does not count, and never will. */
    REJECTED("rejected", "reject", "declined", "decline", "canceled", "cancelled", "trash", "fraud"),
    /** Money went back; the amount is all that went back so far. */
    REFUND("refund", "refunded", "reversed"),
    /** A bank took money back; the amount is what is disputed. */
    CHARGEBACK("chargeback", "dispute");

    private static final Map<String, ReportedStatus> COMMON_WORDS = commonWords();

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final String[] words;

    ReportedStatus(String... words) {
        this.words = words;
    }

    String wireName() {
        return wireName;
    }

    static @Nullable ReportedStatus named(@Nullable String wireName) {
        for (ReportedStatus status : values()) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        return null;
    }

    /**
     * The meaning of a source's word; absent where nobody knows it. Numbers mean something else in every network and are
     * known only where the source's own words have them.
     *
     * @param own the source's words, in lower case; they go first
     */
    static @Nullable ReportedStatus meaning(String word, Map<String, ReportedStatus> own) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        ReportedStatus known = own.get(plain);
        return known == null ? COMMON_WORDS.get(plain) : known;
    }

    private static Map<String, ReportedStatus> commonWords() {
        Map<String, ReportedStatus> words = new TreeMap<>();
        for (ReportedStatus status : values()) {
            for (String word : status.words) {
                words.put(word, status);
            }
        }
        return Map.copyOf(words);
    }
}
