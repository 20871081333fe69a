package io.clicktrail.postback.control;

/** What becomes of a planned postback. */
public sealed interface Verdict {

    /** It is sent. */
    record Send() implements Verdict {}

    /** It waits for a person, or for what stands before it in its thread. */
    record Hold(String reason) implements Verdict {}

    /** It is not sent. */
    record Decline(String reason) implements Verdict {}

    /** Held though no rule says so: an earlier step of its thread is held. */
    String EARLIER_HELD = "earlier_held";
    /** Declined though no rule says so: the step that it follows was. */
    String EARLIER_DECLINED = "earlier_declined";
    /** Declined by a person. */
    String BY_HAND = "by_hand";

    /** By which people find the rule again. */
    static String byRule(String name) {
        return "rule:" + name;
    }
}
