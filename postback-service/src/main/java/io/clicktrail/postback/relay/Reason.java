package io.clicktrail.postback.relay;

import java.util.Arrays;
import java.util.Locale;

/** Why a call had no effect. */
public enum Reason {
    /** Neither JSON nor a form, or not in UTF-8. */
    MALFORMED(CallState.KEPT, Cure.NONE),
    /** A status that is neither a common word nor one of the source's own. */
    UNKNOWN_STATUS(CallState.UNMAPPED, Cure.MAPPING),
    NO_STATUS(CallState.KEPT, Cure.MAPPING),
    /** Neither user nor click, and no reference that we know. */
    NO_SUBJECT(CallState.KEPT, Cure.ANOTHER_CALL),
    NO_AMOUNT(CallState.KEPT, Cure.MAPPING),
    BAD_AMOUNT(CallState.KEPT, Cure.MAPPING),
    NO_CURRENCY(CallState.KEPT, Cure.MAPPING),
    BAD_CURRENCY(CallState.KEPT, Cure.MAPPING),
    /** The source tells of several offers, and the call does not say of which. */
    NO_OFFER(CallState.KEPT, Cure.MAPPING),
    /** A repeated payment cannot be told from a repeated call without a reference. */
    NO_REFERENCE(CallState.KEPT, Cure.MAPPING),
    BAD_REFERENCE(CallState.KEPT, Cure.MAPPING),
    /** It takes back what we have not heard of. */
    UNKNOWN_REFERENCE(CallState.KEPT, Cure.ANOTHER_CALL),
    /** It takes back money of another currency than was paid. */
    OTHER_CURRENCY(CallState.KEPT, Cure.NONE),
    /** Its numbers belong to two payments that were counted already. */
    COUNTED_APART(CallState.KEPT, Cure.NONE),
    /** Money is promised; another event will say when it is there. */
    NOT_PAID_YET(CallState.KEPT, Cure.NONE),
    NOTHING_PAID(CallState.KEPT, Cure.NONE),
    /** A bank asks; it has taken nothing back. */
    INQUIRY(CallState.KEPT, Cure.NONE),
    /** An event that does not concern us. */
    OTHER_EVENT(CallState.KEPT, Cure.NONE),
    /** The source may not tell of this offer. */
    OFFER_NOT_ALLOWED(CallState.REFUSED, Cure.MAPPING),
    /** It was further already. */
    OLDER_STATUS(CallState.REFUSED, Cure.NONE),
    /** It was rejected or taken back; that is the end. */
    WITHDRAWN_BEFORE(CallState.REFUSED, Cure.NONE),
    /** The reference is that of somebody else. */
    OTHER_SUBJECT(CallState.REFUSED, Cure.NONE);

    /** What may give the call its effect later. */
    private enum Cure {
        NONE,
        /** A change of the source. */
        MAPPING,
        /** Another call that names what this one takes for known; or a change of the source. */
        ANOTHER_CALL
    }

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final CallState state;
    private final Cure cure;

    Reason(CallState state, Cure cure) {
        this.state = state;
        this.cure = cure;
    }

    String wireName() {
        return wireName;
    }

    CallState state() {
        return state;
    }

    /** The wire names of those that a change of the source may help. */
    static String[] ofMapping() {
        return Arrays.stream(values())
                .filter(reason -> reason.cure != Cure.NONE)
                .map(Reason::wireName)
                .toArray(String[]::new);
    }

    /** The wire names of those that another call may help. */
    static String[] ofAnotherCall() {
        return Arrays.stream(values())
                .filter(reason -> reason.cure == Cure.ANOTHER_CALL)
                .map(Reason::wireName)
                .toArray(String[]::new);
    }
}
