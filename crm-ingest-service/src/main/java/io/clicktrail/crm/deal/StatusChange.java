package io.clicktrail.crm.deal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Lead;

/**
 * A lead entered a stage.
 *
 * @param version what tells this change from another with the same stages: the CRM's own time of the change in Unix
 *     seconds, or, where a hook has none, a hash of the hook
 * @param at the CRM's time, or, where a hook has none, when the hook came
 * @param closesSale whether the stage is the won one of a pipeline whose sales count
 */
public record StatusChange(
        Lead lead,
        Stage stage,
        @Nullable Stage previous,
        String version,
        Instant at,
        boolean closesSale,
        LeadDetails details) {

    /** Won, in every pipeline of every account. */
    public static final long WON = 142;

    /** A stage of a pipeline. */
    public record Stage(long pipeline, long status) {

        public boolean won() {
            return status == WON;
        }

        private String key() {
            return pipeline + "/" + status;
        }
    }

    /** The same for every repetition of the change, and for no other change of the lead. */
    public String key() {
        return (previous == null ? "?" : previous.key()) + ">" + stage.key() + "@" + version;
    }
}
