package io.clicktrail.postback.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.postback.network.ConversionStatus;

/** What a network's words for outcomes mean: those it was asked to be told in, its own for this upload, and common ones. */
final class Vocabulary {

    private static final Map<Outcome, List<String>> COMMON = Map.of(
            Outcome.PENDING, List.of("pending", "hold", "waiting", "new", "open", "inprogress", "in progress"),
            Outcome.APPROVED,
                    List.of("approved", "approve", "accepted", "confirmed", "sale", "rebill", "paid", "payed"),
            Outcome.REJECTED, List.of("rejected", "reject", "declined", "canceled", "cancelled", "trash", "reversed"));

    private final Map<String, Outcome> meanings = new HashMap<>();

    /**
     * @param told the network's words for our statuses
     * @param given for this upload; they go before all others
     */
    Vocabulary(Map<ConversionStatus, String> told, Map<String, Outcome> given) {
        COMMON.forEach((outcome, words) -> words.forEach(word -> meanings.put(word, outcome)));
        told.forEach((status, word) -> meanings.put(folded(word), Outcome.of(status)));
        given.forEach((word, outcome) -> meanings.put(folded(word), outcome));
    }

    /** Null where the word is not known. */
    @Nullable
    Outcome meaningOf(String word) {
        return meanings.get(folded(word));
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
