package io.clicktrail.click.landing;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.click.experiment.Exposures;
import io.clicktrail.click.experiment.VariantPicker;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.event.ActivityEvent.ExperimentExposed;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Variant;

/** What a visit to a landing shows and says, decided before anything is done about it. */
record LandingPlan(
        Variant variant, LandingViewed view, @Nullable ExperimentExposed exposure) {

    /** @param utm the marks of the link, and those of the request where the link has none */
    static LandingPlan of(
            Link link, Landing landing, Arrival arrival, ClickId click, EventId event, Map<String, String> utm) {
        Variant variant = variant(link, landing, arrival.visitor().key());
        LandingViewed view = new LandingViewed(
                event, click.moment(), click, link.id(), link.offer(), variant.name(), utm, arrival.visitor());
        ExperimentExposed exposure =
                Exposures.of(landing.experiment(), variant.name(), arrival.visitor(), click, arrival.at());
        return new LandingPlan(variant, view, exposure);
    }

    /** A landing that compares nothing divides its visitors under the name of its link. */
    private static Variant variant(Link link, Landing landing, String visitor) {
        String experiment = landing.experiment() == null ? link.id().value() : landing.experiment();
        return VariantPicker.pick(experiment, visitor, landing.variants());
    }
}
