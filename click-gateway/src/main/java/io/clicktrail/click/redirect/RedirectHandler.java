package io.clicktrail.click.redirect;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.answer.AnswerHandler;
import io.clicktrail.click.answer.VisitorPage;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.landing.LandingHandler;
import io.clicktrail.click.redirect.RedirectPlan.Closed;
import io.clicktrail.click.redirect.RedirectPlan.Redirect;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.click.visitor.ArrivalHandler;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.click.visitor.Pass;
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
    private final AnswerHandler answers;
    private final String bot;
    private final Clock clock = Clock.systemUTC();

    RedirectHandler(
            Catalogue catalogue,
            ArrivalHandler arrivals,
            Identities identities,
            Pass pass,
            LandingHandler landing,
            DurablePublisher publisher,
            AnswerHandler answers,
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
    public Mono<ServerResponse> click(ServerRequest request) {
        Offer offer = catalogue.offer(request.pathVariable("offer"));
        return offer == null
                ? answers.unknown(request, catalogue.ready(), "unknown_offer", "there is no such offer")
                : follow(request, Destination.of(offer), null);
    }

    /** A link of ours: its page where it has one, else the click itself. */
    public Mono<ServerResponse> link(ServerRequest request) {
        Link link = catalogue.link(request.pathVariable("link"));
        if (link == null) {
            return unknownLink(request);
        }
        boolean page = link.landing() != null && Verdict.isOpen(link, clock.instant());
        return page && !isPreview(request) ? landing.show(request, link) : follow(request, destination(link), null);
    }

    /** The click that follows a link's page. Its pass says of which view; without one it is a click like any other. */
    public Mono<ServerResponse> go(ServerRequest request) {
        Link link = catalogue.link(request.pathVariable("link"));
        if (link == null) {
            return unknownLink(request);
        }
        ClickId viewed = pass.open(request.queryParams().getFirst("pass"), link.id());
        return follow(request, destination(link), viewed);
    }

    /** A visitor's click, from the request to the answer. */
    private Mono<ServerResponse> follow(ServerRequest request, Destination to, @Nullable ClickId viewed) {
        if (isPreview(request)) {
            return answers.card(to.title());
        }
        String parameter = catalogue.clickIdParameter(to.network());
        ClickRequest click = ClickRequest.of(request.queryParams(), parameter);
        if (to.needsClickId() && click.networkClickId() == null) {
            return brokenLink(request, "missing_click_id", "the link needs the network's click id in " + parameter);
        }
        return arrivals.arrive(request, to.scope(), viewed)
                .flatMap(arrival ->
                        carryOut(request, RedirectPlan.of(to, click, visit(arrival, viewed), bot), arrival.cookie()))
                .onErrorResume(SpoolFullException.class, full -> answers.comeAgain(request));
    }

    private Mono<ServerResponse> carryOut(ServerRequest request, RedirectPlan plan, @Nullable String cookie) {
        return publisher.publish(plan.click()).flatMap(durable -> answer(request, plan, cookie));
    }

    private Mono<ServerResponse> answer(ServerRequest request, RedirectPlan plan, @Nullable String cookie) {
        if (HttpMethod.POST.equals(request.method())) {
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

    private boolean isPreview(ServerRequest request) {
        return HttpMethod.HEAD.equals(request.method()) || arrivals.isPreview(request);
    }

    private Mono<ServerResponse> unknownLink(ServerRequest request) {
        return answers.unknown(request, catalogue.ready(), "unknown_link", "there is no such link");
    }

    private Mono<ServerResponse> brokenLink(ServerRequest request, String code, String detail) {
        return answers.page(request, VisitorPage.BROKEN_LINK, code, detail);
    }
}
