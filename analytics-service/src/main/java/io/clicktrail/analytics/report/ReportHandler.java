package io.clicktrail.analytics.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.event.CatalogueEvent.NetworkChanged;
import io.clicktrail.event.CatalogueEvent.OfferChanged;
import io.clicktrail.transport.state.CompactedState;

/** Reports, for the API and for the page alike. */
@Component
public class ReportHandler {

    private final ReportStore store;
    private final CompactedState<OfferChanged> offers;
    private final CompactedState<NetworkChanged> networks;
    private final Clock clock;
    private final ZoneId zone;

    ReportHandler(
            ReportStore store,
            CompactedState<OfferChanged> offers,
            CompactedState<NetworkChanged> networks,
            Clock clock,
            AnalyticsSettings settings) {
        this.store = store;
        this.offers = offers;
        this.networks = networks;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** Today, where the house is. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    public Mono<DashboardReport> dashboard(ReportFilter filter, GroupBy by) {
        return Mono.zip(store.total(filter), store.total(filter.previous()), store.byDay(filter), store.by(by, filter))
                .map(parts -> new DashboardReport(
                        filter.period().from(),
                        filter.period().to(),
                        zone,
                        Figures.of(parts.getT1()),
                        Figures.of(parts.getT2()),
                        Assembly.days(filter.period(), parts.getT3()),
                        by,
                        Assembly.groups(by, names(), parts.getT4())));
    }

    public Mono<List<DayFigures>> days(ReportFilter filter) {
        return store.byDay(filter).map(tallies -> Assembly.days(filter.period(), tallies));
    }

    public Mono<List<FunnelStep>> funnel(ReportFilter filter) {
        return store.total(filter).map(Figures::of).map(FunnelStep::of);
    }

    public Mono<List<Named>> compare(ReportFilter filter, GroupBy by) {
        return store.by(by, filter).map(tallies -> Assembly.groups(by, names(), tallies));
    }

    public Mono<List<LatestSale>> latestSales(ReportFilter filter, int most) {
        return store.latestSales(filter, most);
    }

    /** Whether the house has seen any event yet. */
    public Mono<Boolean> anythingAtAll() {
        return store.anythingAtAll();
    }

    /** All offers there are: names by their ids. */
    public Map<String, String> offerNames() {
        return new TreeMap<>(names().offers());
    }

    private Names names() {
        return Names.of(offers.all(), networks.all());
    }
}
