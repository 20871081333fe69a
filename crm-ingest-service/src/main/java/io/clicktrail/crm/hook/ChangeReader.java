package io.clicktrail.crm.hook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.clicktrail.crm.deal.StatusChange;
import io.clicktrail.crm.deal.StatusChange.Stage;
import io.clicktrail.crm.form.HookNode;
import io.clicktrail.crm.sale.Pipeline;
import io.clicktrail.crm.sale.Pipelines;
import io.clicktrail.event.Lead;

/** Reads {@code leads[status]}: each child is one lead that entered a stage. */
final class ChangeReader {

    private final Pipelines pipelines;
    private final LeadReader leads;

    ChangeReader(Pipelines pipelines, LeadReader leads) {
        this.pipelines = pipelines;
        this.leads = leads;
    }

    /** The changes that can be trusted count even where another one in the same hook cannot. */
    Reading read(HookNode status, String account, RawHook hook) {
        List<StatusChange> changes = new ArrayList<>();
        Reason flaw = null;
        Reason note = null;
        for (HookNode node : status.children()) {
            Long lead = Numbers.id(node.text("id"));
            Stage stage = stage(node.text("pipeline_id"), node.text("status_id"));
            if (lead == null || stage == null) {
                flaw = Reason.INCOMPLETE_CHANGE;
            } else if (leads.hasOddPrice(node)) {
                flaw = Reason.ODD_PRICE;
            } else {
                Reason whyNoSale = whyNoSale(stage, hook.endpoint());
                note = whyNoSale == null ? note : whyNoSale;
                changes.add(change(node, new Lead(account, lead), stage, hook));
            }
        }
        return new Reading(changes, flaw, note);
    }

    private StatusChange change(HookNode node, Lead lead, Stage stage, RawHook hook) {
        Instant modified = Numbers.unixTime(firstOf(node.text("last_modified"), node.text("updated_at")));
        String previousPipeline = firstOf(node.text("old_pipeline_id"), node.text("pipeline_id"));
        return new StatusChange(
                lead,
                stage,
                stage(previousPipeline, node.text("old_status_id")),
                modified == null ? hook.hash() : Long.toString(modified.getEpochSecond()),
                modified == null ? hook.receivedAt() : modified,
                stage.won() && whyNoSale(stage, hook.endpoint()) == null,
                leads.read(node));
    }

    private @Nullable Reason whyNoSale(Stage stage, Endpoint endpoint) {
        if (!stage.won()) {
            return null;
        }
        Pipeline pipeline = pipelines.find(stage.pipeline());
        if (pipeline == null) {
            return Reason.OTHER_PIPELINE;
        }
        return endpoint == Endpoint.FUNNEL_SALE && !pipeline.funnel() ? Reason.NOT_OF_THE_FUNNEL : null;
    }

    private static @Nullable Stage stage(@Nullable String pipeline, @Nullable String status) {
        Long pipelineId = Numbers.id(pipeline);
        Long statusId = Numbers.id(status);
        return pipelineId == null || statusId == null ? null : new Stage(pipelineId, statusId);
    }

    private static @Nullable String firstOf(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }
}
