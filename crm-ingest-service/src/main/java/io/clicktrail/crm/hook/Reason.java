package io.clicktrail.crm.hook;

import java.util.Locale;

import io.clicktrail.crm.form.HookBody.Flaw;

/** Why a hook needs review, or why it brought nothing. */
enum Reason {
    EMPTY_BODY,
    TRUNCATED_BODY,
    BROKEN_JSON,
    TOO_DEEP,
    TOO_MANY_FIELDS,
    /** Without {@code account[subdomain]}, which every whole hook has: its end is probably lost. */
    NO_ACCOUNT,
    /** Of an account that is not ours. */
    FOREIGN_ACCOUNT,
    /** A change of stage without a lead, a stage or a pipeline, or with one that is no number. */
    INCOMPLETE_CHANGE,
    /** A price that is no amount. */
    ODD_PRICE,
    /** About contacts, tasks and the like: nothing that concerns sales. */
    NO_STATUS_CHANGE,
    /** Won in a pipeline whose sales are not counted. */
    OTHER_PIPELINE,
    /** Won in a pipeline that is not one of the funnel's. */
    NOT_OF_THE_FUNNEL;

    static Reason of(Flaw flaw) {
        return switch (flaw) {
            case EMPTY -> EMPTY_BODY;
            case TRUNCATED -> TRUNCATED_BODY;
            case BROKEN_JSON -> BROKEN_JSON;
            case TOO_DEEP -> TOO_DEEP;
            case TOO_MANY_FIELDS -> TOO_MANY_FIELDS;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
