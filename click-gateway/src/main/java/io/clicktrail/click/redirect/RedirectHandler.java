package io.clicktrail.click.redirect;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.answer.Answer;
import io.clicktrail.click.answer.Answers;
import io.clicktrail.click.answer.VisitorPage;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.landing.LandingHandler;
import io.clicktrail.click.redirect.RedirectPlan.Closed;
import io.clicktrail.click.redirect.RedirectPlan.Redirect;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.click.visitor.ArrivalHandler;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.click.visitor.Pass;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.ClickOutcome;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Offer;
import io.clicktrail.transport.publish.DurablePublisher;
import io.clicktrail.transport.spool.SpoolFullException;

/**
 * The door for clicks. The order of things is the promise: the click is durable, then the visitor is sent on; where it
 * cannot be made durable the visitor is asked to come again.
 */
@Component
public class RedirectHandler {

    private final Catalogue catalogue;
    private final ArrivalHandler arrivals;
    private final Identities identities;
    private final Pass pass;
    private final LandingHandler landing;
    private final DurablePublisher publisher;
    private final Answers answers;
    private final String bot;
    private final Clock clock = Clock.systemUTC();

    RedirectHandler(
            Catalogue catalogue,
            ArrivalHandler arrivals,
            Identities identities,
            Pass pass,
            LandingHandler landing,
            DurablePublisher publisher,
            Answers answers,
            ClickSettings settings) {
        this.catalogue = catalogue;
        this.arrivals = arrivals;
        this.identities = identities;
        this.pass = pass;
        this.landing = landing;
        this.publisher = publisher;
        this.answers = answers;
        this.bot = settings.botUsername();
    }

    /** A click that comes to an offer by itself, as networks send them. */
    public Mono<Answer> click(VisitorRequest request, String slug) {
        Offer offer = catalogue.offer(slug);
        return offer == null
                ? Mono.just(answers.unknown(request, catalogue.ready(), "unknown_offer", "there is no such offer"))
                : follow(request, Destination.of(offer), null);
    }

    /** A link of ours: its page where it has one, else the click itself. */
    public Mono<Answer> link(VisitorRequest request, String id) {
        Link link = catalogue.link(id);
        if (link == null) {
            return unknownLink(request);
        }
        Destination to = destination(link);
        boolean page = link.landing() != null && Verdict.closed(to, clock.instant()) == null;
        return page && !arrivals.isPreview(request) ? show(request, link, to) : follow(request, to, null);
    }

    private Mono<Answer> show(VisitorRequest request, Link link, Destination to) {
        ClickRequest view = ClickRequest.of(request.query(), catalogue.network(to.network()));
        boolean everybody = to.takesEverybody() && !Verdict.isUnfilled(view.networkClickId());
        return landing.show(request, link, to.utm(view.utm()), everybody);
    }

    /** The click that follows a link's page. Its pass says of which view; without one it is a click like any other. */
    public Mono<Answer> go(VisitorRequest request, String id) {
        Link link = catalogue.link(id);
        if (link == null) {
            return unknownLink(request);
        }
        ClickId viewed = pass.open(request.query().get("pass"), link.id(), clock.instant());
        return follow(request, destination(link), viewed);
    }

    /** A visitor's click, from the request to the answer. */
    private Mono<Answer> follow(VisitorRequest request, Destination to, @Nullable ClickId viewed) {
        if (arrivals.isPreview(request)) {
            return Mono.just(answers.card(to.title()));
        }
        NetworkChanged network = catalogue.network(to.network());
        ClickRequest click = ClickRequest.of(request.query(), network);
        if (to.needsClickId() && click.networkClickId() == null) {
            String detail = "the link needs the network's click id in " + Catalogue.clickIdParameter(network);
            return Mono.just(brokenLink(request, "missing_click_id", detail));
        }
        return arrivals.receive(
                        request,
                        to.scope(),
                        viewed,
                        arrival -> carryOut(
                                request, RedirectPlan.of(to, click, visit(arrival, viewed), bot), arrival.cookie()))
                .onErrorResume(SpoolFullException.class, full -> Mono.just(answers.comeAgain(request)));
    }

    private Mono<Answer> carryOut(VisitorRequest request, RedirectPlan plan, @Nullable String cookie) {
        return publisher.publish(plan.click()).map(durable -> answer(request, plan, cookie));
    }

    private Answer answer(VisitorRequest request, RedirectPlan plan, @Nullable String cookie) {
        if ("POST".equals(request.method())) {
            return answers.noContent(cookie);
        }
        return switch (plan) {
            case Redirect redirect -> answers.found(redirect.target(), cookie);
            case Closed closed
            when isUnfilled(closed) ->
                brokenLink(request, "unfilled_macro", "the network has not filled the macro of its click id");
            case Closed closed ->
                answers.page(request, VisitorPage.CLOSED, "offer_closed", "nobody is accepted here now");
        };
    }

    private static boolean isUnfilled(Closed closed) {
        return closed.click().outcome() == ClickOutcome.UNFILLED_MACRO;
    }

    private Visit visit(Arrival arrival, @Nullable ClickId viewed) {
        // The same view always makes the same event, so that a button pressed twice counts once.
        return viewed == null
                ? new Visit(identities.event(arrival.at()), identities.click(arrival.at()), arrival)
                : new Visit(EventId.derived(viewed.moment(), "go", viewed.value()), viewed, arrival);
    }

    private Destination destination(Link link) {
        return Destination.of(
                link, link.offer() == null ? null : catalogue.offer(link.offer().value()));
    }

    private Mono<Answer> unknownLink(VisitorRequest request) {
        return Mono.just(answers.unknown(request, catalogue.ready(), "unknown_link", "there is no such link"));
    }

    private Answer brokenLink(VisitorRequest request, String code, String detail) {
        return answers.page(request, VisitorPage.BROKEN_LINK, code, detail);
    }
}
