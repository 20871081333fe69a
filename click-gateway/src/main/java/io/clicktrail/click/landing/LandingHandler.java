package io.clicktrail.click.landing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.answer.Answer;
import io.clicktrail.click.answer.Answers;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.inapp.TelegramLink;
import io.clicktrail.click.inapp.WayIn;
import io.clicktrail.click.page.Language;
import io.clicktrail.click.visitor.Agent;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.click.visitor.ArrivalHandler;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.click.visitor.Pass;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.event.ClickEvent.LandingLeft;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.Link;
import io.clicktrail.event.Link.Landing;
import io.clicktrail.event.Link.Variant;
import io.clicktrail.event.Visitor;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.transport.publish.Durability;
import io.clicktrail.transport.publish.DurablePublisher;
import io.clicktrail.transport.spool.SpoolFullException;

/** Our own page before Telegram. It is shown once its view is durable, and never otherwise. */
@Component
public class LandingHandler {

    // Apart from the click's own: whoever has only looked at the page is still new to the offer.
    private static final String SCOPE = "landing ";
    // What a page tells by itself is no visit, so that whoever looks at pages is not taken for a flood.
    private static final String BEACONS = "beacon ";
    private static final String POLICY =
            "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s'; img-src data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int NONCE_BYTES = 16;

    private final Catalogue catalogue;
    private final ArrivalHandler arrivals;
    private final Identities identities;
    private final Pass passes;
    private final DurablePublisher publisher;
    private final Answers answers;
    private final String bot;
    private final LandingPage page = new LandingPage();
    private final SecureRandom random = new SecureRandom();

    LandingHandler(
            Catalogue catalogue,
            ArrivalHandler arrivals,
            Identities identities,
            Pass passes,
            DurablePublisher publisher,
            Answers answers,
            ClickSettings settings) {
        this.catalogue = catalogue;
        this.arrivals = arrivals;
        this.identities = identities;
        this.passes = passes;
        this.publisher = publisher;
        this.answers = answers;
        this.bot = settings.botUsername();
    }

    /**
     * The page of a link that has a landing, for a visitor who may come in. Previews and links that lead nowhere now are
     * the caller's to tell.
     *
     * <p>Where the view cannot be made durable they are asked to come again.
     *
     * @param utm the marks of the visit
     * @param everybody whether nobody who comes is turned away, so that the page may open Telegram without asking us
     */
    public Mono<Answer> show(VisitorRequest request, Link link, Map<String, String> utm, boolean everybody) {
        return arrivals.receive(
                        request, SCOPE + link.id(), null, arrival -> show(request, link, utm, everybody, arrival))
                .onErrorResume(SpoolFullException.class, full -> Mono.just(answers.comeAgain(request)));
    }

    private Mono<Answer> show(
            VisitorRequest request, Link link, Map<String, String> utm, boolean everybody, Arrival arrival) {
        ClickId click = identities.click(arrival.at());
        EventId event = identities.event(arrival.at());
        LandingPlan plan = LandingPlan.of(link, landing(link), arrival, click, event, utm);
        String pass = passes.of(click, link.id());
        boolean welcome = everybody && arrival.agent() instanceof Agent.Person;
        String target = welcome ? target(link, click) : null;
        LandingView view = view(request, link, plan.variant(), go(request, link, pass), target, pass);
        return publish(plan).then(Mono.fromSupplier(() -> page("landing", view, arrival.cookie())));
    }

    /** The page as visitors see it, for those who made it: counts nothing, and leads nobody away by itself. */
    public Mono<Answer> preview(VisitorRequest request) {
        Link link = catalogue.link(request.query().getOrDefault("link", ""));
        return Mono.just(
                link == null || link.landing() == null
                        ? answers.unknown(
                                request,
                                catalogue.ready(),
                                "unknown_landing",
                                "there is no such link, or it has no landing")
                        : preview(request, link, link.landing()));
    }

    private Answer preview(VisitorRequest request, Link link, Landing landing) {
        String wanted = request.query().getOrDefault("variant", "");
        Variant variant = landing.variants().stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(landing.variants().getFirst());
        return page("landing_preview", view(request, link, variant, target(link, null), null, null), null);
    }

    /** What the page tells of the time it was to be seen. Whether it is believed is not told. */
    public Mono<Answer> trackTime(VisitorRequest request, byte[] body) {
        Beacon beacon = Beacon.read(body);
        return beacon == null
                ? Mono.error(new ProblemException(
                        400, "bad_beacon", "the body is a JSON object of pass, link and visible_ms"))
                : left(request, beacon).then(Mono.fromSupplier(() -> answers.noContent(null)));
    }

    private Mono<Durability> left(VisitorRequest request, Beacon beacon) {
        Arrival arrival = arrivals.look(request, BEACONS + beacon.link());
        ClickId click = passes.open(beacon.pass(), beacon.link(), arrival.at());
        return click == null ? Mono.empty() : publisher.publish(left(beacon, click, arrival.visitor()));
    }

    /** The same beacon twice is the same event; of several for one view the longest counts. */
    private static LandingLeft left(Beacon beacon, ClickId click, Visitor visitor) {
        EventId id = EventId.derived(
                click.moment(),
                "landing.left",
                click.value(),
                Long.toString(beacon.visible().toMillis()));
        return new LandingLeft(
                id, click.moment().plus(beacon.visible()), click, beacon.link(), beacon.visible(), visitor);
    }

    /** The view comes last: where it cannot be kept there was none, while a second exposure would be the same one. */
    private Mono<Void> publish(LandingPlan plan) {
        Mono<Durability> view = publisher.publish(plan.view());
        return (plan.exposure() == null
                        ? view
                        : publisher.publish(plan.exposure()).then(view))
                .then();
    }

    private LandingView view(
            VisitorRequest request,
            Link link,
            Variant variant,
            String go,
            @Nullable String target,
            @Nullable String pass) {
        List<Language> preferred = Language.preferred(request.header("Accept-Language"));
        return new LandingView(
                link.id(),
                Wording.of(variant.texts(), preferred),
                variant.theme(),
                landing(link).picture(),
                WayIn.of(request.header("User-Agent")),
                go,
                target,
                pass,
                nonce());
    }

    private static String go(VisitorRequest request, Link link, String pass) {
        String query = request.rawQuery();
        return "/l/" + link.id() + "/go?pass=" + pass + (query == null ? "" : "&" + query);
    }

    /** @param click the token for the bot that stands before an offer's target; null where nobody has come */
    private String target(Link link, @Nullable ClickId click) {
        return link.targetUrl() == null ? TelegramLink.toBot(bot, click) : link.targetUrl();
    }

    private Answer page(String what, LandingView view, @Nullable String cookie) {
        Map<String, String> headers = Map.of(
                "Content-Security-Policy", POLICY.formatted(view.nonce()),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer");
        return answers.shown(what, page.html(view), headers, cookie);
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    private static Landing landing(Link link) {
        return Objects.requireNonNull(link.landing(), "a link without a landing has no page");
    }
}
