package io.clicktrail.bot.telegram;

/** What Telegram sent is not what its documentation says. Without content, and without a trace: it is an answer. */
public final class UnreadableObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Flaw {
        /** Something is missing that we need. */
        ABSENT,
        /** Something is there, but of another kind than we know. */
        OTHER_SHAPE
    }

    private final Flaw flaw;

    public UnreadableObjectException(Flaw flaw, String field) {
        super(flaw + " " + field, null, false, false);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
