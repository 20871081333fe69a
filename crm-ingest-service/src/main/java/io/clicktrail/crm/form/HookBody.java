package io.clicktrail.crm.form;

/** What became of the bytes of a hook. */
public sealed interface HookBody {

    /** The whole body was read. */
    record Fields(HookNode root) implements HookBody {}

    /**
     * Something is wrong with the body, so that its end cannot be trusted.
     *
     * @param root what could be read before the flaw
     */
    record Flawed(Flaw flaw, HookNode root) implements HookBody {}

    /** What can be wrong with a body. */
    enum Flaw {
        EMPTY,
        /** It ends in the middle of a key or of an escape. */
        TRUNCATED,
        BROKEN_JSON,
        /** Keys nested deeper than any hook has them. */
        TOO_DEEP,
        /** More fields than any hook has. */
        TOO_MANY_FIELDS
    }

    HookNode root();
}
