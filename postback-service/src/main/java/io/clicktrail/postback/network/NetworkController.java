package io.clicktrail.postback.network;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.event.NetworkId;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.page.Page;
import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.PostbackSettings;
import io.clicktrail.postback.address.AddressPolicy;

/** The networks API. Analysts read, admins write. */
@RestController
@RequestMapping("/api/v1/networks")
class NetworkController {

    private static final int LARGEST_PAGE = 200;

    private final NetworkStore networks;
    private final AddressPolicy policy;
    private final Duration longestCall;
    private final Clock clock;

    NetworkController(NetworkStore networks, AddressPolicy policy, PostbackSettings settings, Clock clock) {
        this.networks = networks;
        this.policy = policy;
        this.longestCall = settings.partner().totalTimeout();
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<NetworkView> add(@RequestBody NetworkRequest request) {
        Network network = judged(request).asNew(request.id(), clock.instant());
        return networks.add(network)
                .filter(added -> added)
                .map(added -> NetworkView.of(network, true))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        409, "network_exists", "There is a network of this slug already; PUT changes it.")));
    }

    @GetMapping("/{slug}")
    Mono<NetworkView> one(@PathVariable String slug, @AuthenticationPrincipal Caller caller) {
        return found(networks.find(NetworkRequest.idOf(slug)))
                .map(network -> NetworkView.of(network, mayChange(caller)));
    }

    /** @param cursor the slug after which the page begins */
    @GetMapping
    Mono<Page<NetworkView>> page(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        return networks.pageAfter(cursor, most + 1)
                .map(network -> NetworkView.of(network, mayChange(caller)))
                .collectList()
                .map(found -> paged(found, most));
    }

    private static Page<NetworkView> paged(List<NetworkView> found, int most) {
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most), found.get(most - 1).slug());
    }

    @PutMapping("/{slug}")
    Mono<NetworkView> change(@PathVariable String slug, @RequestBody NetworkRequest request) {
        NetworkId id = NetworkRequest.idOf(slug);
        return shown(networks.change(id, judged(request), clock.instant()));
    }

    @PostMapping("/{slug}/enable")
    Mono<NetworkView> enable(@PathVariable String slug) {
        return shown(networks.enable(NetworkRequest.idOf(slug), clock.instant()));
    }

    @PostMapping("/{slug}/disable")
    Mono<NetworkView> disable(@PathVariable String slug) {
        NetworkId id = NetworkRequest.idOf(slug);
        return shown(networks.disable(List.of(id), "by_hand").then(networks.find(id)));
    }

    private NetworkDraft judged(NetworkRequest request) {
        return request.judged(policy, longestCall);
    }

    private static Mono<NetworkView> shown(Mono<Network> network) {
        return found(network).map(changed -> NetworkView.of(changed, true));
    }

    private static Mono<Network> found(Mono<Network> network) {
        return network.switchIfEmpty(
                Mono.error(() -> new ProblemException(404, "unknown_network", "There is no network of this slug.")));
    }

    private static boolean mayChange(Caller caller) {
        return caller.role() == Role.ADMIN;
    }
}
