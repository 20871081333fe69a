package io.clicktrail.analytics.intake;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.browser.Browser;
import io.clicktrail.analytics.browser.Browsers;
import io.clicktrail.analytics.browser.ReferrerClass;
import io.clicktrail.analytics.intake.Visit.Place;
import io.clicktrail.event.ClickEvent;
import io.clicktrail.event.ClickEvent.ClickRegistered;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickEvent.LandingViewed;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.LinkId;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Visitor;

/** From what visitors do to what is known of their visits. */
final class VisitMapper {

    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    private final ZoneId zone;
    private final Browsers browsers;

    VisitMapper(ZoneId zone, Browsers browsers) {
        this.zone = zone;
        this.browsers = browsers;
    }

    List<Visit> visitsOf(Collection<ClickEvent> events) {
        return events.stream().map(this::visitOf).toList();
    }

    Visit visitOf(ClickEvent event) {
        Visitor visitor = event.visitor();
        boolean person = visitor.bot() == null;
        return new Visit(
                event.click(),
                event.id(),
                FactMoment.of(event.occurredAt(), zone),
                placeOf(event),
                storable(browsers.of(visitor.userAgent())),
                languageOf(visitor.language()),
                ReferrerClass.of(visitor.referrerHost()),
                person && event instanceof LandingViewed,
                person && event instanceof ClickRegistered click && click.outcome() == ClickOutcome.ACCEPTED,
                person && event instanceof LandingLeft left ? looked(left.visible()) : null);
    }

    private static Place placeOf(ClickEvent event) {
        String country = Dimensions.label(event.visitor().country()).toUpperCase(Locale.ROOT);
        return switch (event) {
            case ClickRegistered click -> place(click.offer(), click.utm(), click.link(), country);
            case LandingViewed view -> place(view.offer(), view.utm(), view.link(), country);
            case LandingLeft left -> place(null, Map.of(), left.link(), country);
            case ShareClicked share -> place(share.offer(), Map.of(), null, country);
        };
    }

    private static Place place(
            @Nullable OfferId offer, Map<String, String> utm, @Nullable LinkId link, String country) {
        return new Place(
                offer == null ? "" : offer.value(),
                Dimensions.source(utm.get("source")),
                link == null ? "" : link.value(),
                country);
    }

    /** Of {@code ru-RU} the {@code ru}. */
    private static String languageOf(@Nullable String language) {
        return Dimensions.label(language).toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    /** Browsers are named after what their headers say, so by anybody. */
    private static Browser storable(Browser browser) {
        return new Browser(
                browser.device(), Dimensions.label(browser.os()), Dimensions.label(browser.name()), browser.inApp());
    }

    /** A page that was looked at for hours was not looked at. */
    private static @Nullable Duration looked(Duration visible) {
        return visible.isNegative() || visible.compareTo(LONGEST_LOOK) > 0 ? null : visible;
    }
}
