package io.clicktrail.click.catalogue;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.event.Link;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer;
import io.clicktrail.http.problem.ProblemException;

/** What the gateway knows of offers, links and networks. Answers come from memory: they neither wait nor fail. */
public final class Catalogue {

    /** The parameter in which a network sends its click id, unless it has said otherwise. */
    private static final String DEFAULT_CLICK_ID_PARAMETER = "uid";

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Function<String, @Nullable OfferChanged> offers;
    private final Function<String, @Nullable Link> links;
    private final Function<String, @Nullable NetworkChanged> networks;
    private final BooleanSupplier ready;

    public Catalogue(
            Function<String, @Nullable OfferChanged> offers,
            Function<String, @Nullable Link> links,
            Function<String, @Nullable NetworkChanged> networks,
            BooleanSupplier ready) {
        this.offers = offers;
        this.links = links;
        this.networks = networks;
        this.ready = ready;
    }

    /** The offer of that slug, or null. Before {@link #ready()} null means "not known yet". */
    public @Nullable Offer offer(String slug) {
        OfferChanged newest = offers.apply(slug);
        return newest == null ? null : newest.offer();
    }

    /** The link of that id, or null. Before {@link #ready()} null means "not known yet". */
    public @Nullable Link link(String id) {
        return links.apply(id);
    }

    /** How the network of that id writes its clicks, or null where nobody has said. */
    public @Nullable NetworkChanged network(@Nullable NetworkId network) {
        return network == null ? null : networks.apply(network.value());
    }

    public String clickIdParameter(@Nullable NetworkId network) {
        return clickIdParameter(network(network));
    }

    /** The parameter in which that network's click id comes first of all. */
    public static String clickIdParameter(@Nullable NetworkChanged network) {
        return network == null ? DEFAULT_CLICK_ID_PARAMETER : network.clickIdParameter();
    }

    /** Whether an offer or a link that is not found does not exist. */
    public boolean ready() {
        return ready.getAsBoolean();
    }

    /**
     * For programs, before they are told that there is no such thing.
     *
     * @throws ProblemException 503 {@code starting} where that would be a guess
     */
    public void requireReady() {
        if (!ready()) {
            throw new ProblemException(503, "starting", "offers and links are not known yet; come again", SOON);
        }
    }
}
