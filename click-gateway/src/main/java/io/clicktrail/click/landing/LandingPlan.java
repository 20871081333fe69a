package io.clicktrail.click.landing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.experiment.Exposures;
import io.clicktrail.click.experiment.VariantPicker;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.click.visitor.Text;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Variant;

/**
 * What a visit to a landing shows and says, decided before anything is done about it.
 *
 * @param target where the visitor gets in the end
 */
record LandingPlan(
        Variant variant, LandingViewed view, @Nullable ExperimentExposed exposure, String target) {

    private static final List<String> MARKS = List.of("source", "medium", "campaign", "content", "term");

    /** @param bot the bot that stands before an offer's target, without the @ */
    static LandingPlan of(
            Link link,
            Landing landing,
            Arrival arrival,
            ClickId click,
            EventId event,
            Map<String, String> query,
            String bot) {
        Variant variant = variant(link, landing, arrival.visitor().key());
        LandingViewed view = new LandingViewed(
                event,
                arrival.at(),
                click,
                link.id(),
                link.offer(),
                variant.name(),
                utm(link, query),
                arrival.visitor());
        ExperimentExposed exposure =
                Exposures.of(landing.experiment(), variant.name(), arrival.visitor(), click, arrival.at());
        return new LandingPlan(variant, view, exposure, target(link, bot, click));
    }

    /** A landing that compares nothing divides its visitors under the name of its link. */
    private static Variant variant(Link link, Landing landing, String visitor) {
        String experiment = landing.experiment() == null ? link.id().value() : landing.experiment();
        return VariantPicker.pick(experiment, visitor, landing.variants());
    }

    /** The marks of the link, and those of the request where the link has none. */
    private static Map<String, String> utm(Link link, Map<String, String> query) {
        Map<String, String> utm = new LinkedHashMap<>(link.utm());
        for (String name : MARKS) {
            String value = Text.cropped(query.get("utm_" + name), Text.LONGEST_VALUE);
            if (value != null) {
                utm.putIfAbsent(name, value);
            }
        }
        return utm;
    }

    /** @param click the token for the bot; null in a preview, where nobody has come */
    static String target(Link link, String bot, @Nullable ClickId click) {
        if (link.targetUrl() != null) {
            return link.targetUrl();
        }
        return "https://t.me/" + bot + (click == null ? "" : "?start=" + click);
    }
}
