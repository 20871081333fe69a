package io.clicktrail.analytics.intake;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

    private static final Pattern SUBTAG = Pattern.compile("[-_]");

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
                person && event instanceof LandingLeft left ? left.visible() : null);
    }

    private static Place placeOf(ClickEvent event) {
        String country = Dimensions.label(event.visitor().country()).toUpperCase(Locale.ROOT);
        return switch (event) {
            case ClickRegistered click -> place(click.offer(), click.link(), country);
            case LandingViewed view -> place(view.offer(), view.link(), country);
            case LandingLeft left -> place(null, left.link(), country);
            case ShareClicked share -> place(share.offer(), null, country);
        };
    }

    private static Place place(@Nullable OfferId offer, @Nullable LinkId link, String country) {
        return new Place(offer == null ? "" : offer.value(), link == null ? "" : link.value(), country);
    }

    /** Of {@code ru-RU} the {@code ru}. */
    private static String languageOf(@Nullable String language) {
        return SUBTAG.split(Dimensions.label(language).toLowerCase(Locale.ROOT), 2)[0];
    }

    /** Browsers are named after what their headers say, so by anybody. */
    private static Browser storable(Browser browser) {
        return new Browser(
                browser.device(), Dimensions.label(browser.os()), Dimensions.label(browser.name()), browser.inApp());
    }
}
