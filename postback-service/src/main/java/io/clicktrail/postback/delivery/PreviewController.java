package io.clicktrail.postback.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.ConversionId;
import io.clicktrail.event.NetworkId;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.AddressPolicy;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.postback.network.Network;
import io.clicktrail.postback.network.NetworkRequest;
import io.clicktrail.postback.network.NetworkStore;
import io.clicktrail.postback.network.Rendering;

/** How a network, saved or not yet, would be called; and one call for a trial. For admins: what is shown holds passwords. */
@RestController
@RequestMapping("/api/v1/networks")
class PreviewController {

    private static final Logger log = LoggerFactory.getLogger(PreviewController.class);
    private static final NetworkId DRAFT = new NetworkId("draft");
    private static final String MARK = "X-Clicktrail-Test";

    private final NetworkStore networks;
    private final ClaimStore deliveries;
    private final PartnerClient partners;
    private final AddressPolicy policy;
    private final Duration longestCall;
    private final Clock clock;

    PreviewController(
            NetworkStore networks,
            ClaimStore deliveries,
            PartnerClient partners,
            AddressPolicy policy,
            PostbackSettings settings,
            Clock clock) {
        this.networks = networks;
        this.deliveries = deliveries;
        this.partners = partners;
        this.policy = policy;
        this.longestCall = settings.partner().totalTimeout();
        this.clock = clock;
    }

    @PostMapping("/preview")
    Mono<PreviewView> previewOfDraft(@RequestBody PreviewRequest request) {
        return preview(drafted(request), request);
    }

    @PostMapping("/{slug}/preview")
    Mono<PreviewView> preview(@PathVariable String slug, @RequestBody PreviewRequest request) {
        return saved(slug).map(saved -> edited(saved, request)).flatMap(network -> preview(network, request));
    }

    private Mono<PreviewView> preview(Network network, PreviewRequest request) {
        return delivery(network, request).map(delivery -> shown(network, dispatch(network, delivery, request)));
    }

    @PostMapping("/test")
    Mono<TrialView> trialOfDraft(@RequestBody PreviewRequest request, @AuthenticationPrincipal Caller caller) {
        return trial(drafted(request), request, caller);
    }

    /** Sends one call that stands for no conversion, past breaker, hours and rate: whoever asks for it sees what comes of it. */
    @PostMapping("/{slug}/test")
    Mono<TrialView> trial(
            @PathVariable String slug, @RequestBody PreviewRequest request, @AuthenticationPrincipal Caller caller) {
        return saved(slug).map(saved -> edited(saved, request)).flatMap(network -> trial(network, request, caller));
    }

    private Mono<TrialView> trial(Network network, PreviewRequest request, Caller caller) {
        Delivery delivery = example(network, request);
        return switch (dispatch(network, delivery, request)) {
            case Dispatch.Send(PartnerCall call, List<Rendering.LeftOut> leftOut) -> {
                var marked = new Dispatch.Send(call.marked(MARK, "true"), leftOut);
                log.info("test call to network {} by {}", network.id(), caller.subject());
                yield partners.outsideOfItsLane(marked.call())
                        .map(attempt -> TrialView.of(
                                shown(network, marked),
                                attempt,
                                network.postback().callFor(delivery.status()).success()));
            }
            case Dispatch.Close close -> Mono.just(TrialView.notSent(shown(network, close)));
        };
    }

    private static Dispatch dispatch(Network network, Delivery delivery, PreviewRequest request) {
        return Dispatch.of(network, delivery, request.instead());
    }

    private PreviewView shown(Network network, Dispatch dispatch) {
        Instant now = clock.instant();
        return PreviewView.of(dispatch, now, network.pace().hours().nextOpening(now));
    }

    private Network drafted(PreviewRequest request) {
        NetworkRequest draft = request.draft();
        NetworkId id = draft.slug() == null ? DRAFT : NetworkRequest.idOf(draft.slug());
        return draft.judged(policy, longestCall).asNew(id, clock.instant());
    }

    /** As it would be after a change that is not saved yet: its secrets stay where the draft has none. */
    private Network edited(Network saved, PreviewRequest request) {
        NetworkRequest draft = request.network();
        return draft == null ? saved : draft.judged(policy, longestCall).over(saved);
    }

    private Mono<Network> saved(String slug) {
        return networks.find(NetworkRequest.idOf(slug))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_network", "There is no network of this slug.")));
    }

    /** Of another network its values are shown as this one would be told them. */
    private Mono<Delivery> delivery(Network network, PreviewRequest request) {
        UUID delivery = request.delivery();
        UUID conversion = request.conversion();
        if (delivery == null && conversion == null) {
            return Mono.fromSupplier(() -> example(network, request));
        }
        Mono<Delivery> known = delivery != null
                ? deliveries.find(delivery)
                : deliveries.findNewest(new ConversionId(Objects.requireNonNull(conversion)));
        ConversionStatus status = request.wantedStatus();
        return known.map(found -> status == null ? found : found.as(status))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        404, "unknown_postback", "There is no postback of this id, or none of this conversion.")));
    }

    private Delivery example(Network network, PreviewRequest request) {
        ConversionStatus status = request.wantedStatus();
        return Examples.of(
                network.id(), status == null ? anyWanted(network) : status, UUID.randomUUID(), clock.instant());
    }

    /** Of approvals every network that hears of conversions wants to hear; others hear of sales. */
    private static ConversionStatus anyWanted(Network network) {
        boolean approvals = network.postback().wordFor(ConversionStatus.APPROVED) != null;
        return approvals
                ? ConversionStatus.APPROVED
                : Collections.min(network.postback().statuses().keySet());
    }
}
