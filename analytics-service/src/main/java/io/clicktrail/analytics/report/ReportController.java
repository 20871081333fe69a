package io.clicktrail.analytics.report;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/** Reports over HTTP. Without dates: the last seven days. */
@RestController
@RequestMapping("/api/v1/analytics")
class ReportController {

    private final ReportHandler reports;

    ReportController(ReportHandler reports) {
        this.reports = reports;
    }

    /** The way from a view to a sale. */
    record Funnel(LocalDate from, LocalDate to, List<FunnelStep> steps) {}

    /** Figures side by side. */
    record Comparison(LocalDate from, LocalDate to, GroupBy groupBy, List<Named> items) {}

    @GetMapping("/dashboard")
    Mono<DashboardReport> dashboard(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable String offer,
            @RequestParam @Nullable String network,
            @RequestParam(name = "group_by", defaultValue = "offer") String groupBy) {
        return reports.dashboard(filter(from, to, offer, network), understood(() -> GroupBy.parse(groupBy)));
    }

    @GetMapping("/funnel")
    Mono<Funnel> funnel(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable String offer,
            @RequestParam @Nullable String network) {
        ReportFilter filter = filter(from, to, offer, network);
        return reports.funnel(filter)
                .map(steps -> new Funnel(filter.period().from(), filter.period().to(), steps));
    }

    @GetMapping("/compare")
    Mono<Comparison> compare(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable String offer,
            @RequestParam @Nullable String network,
            @RequestParam(name = "group_by", defaultValue = "source") String groupBy) {
        ReportFilter filter = filter(from, to, offer, network);
        GroupBy by = understood(() -> GroupBy.parse(groupBy));
        return reports.compare(filter, by)
                .map(items ->
                        new Comparison(filter.period().from(), filter.period().to(), by, items));
    }

    private ReportFilter filter(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String offer, @Nullable String network) {
        return understood(
                () -> new ReportFilter(Period.of(from, to, reports.today()), emptyIsAll(offer), emptyIsAll(network)));
    }

    private static @Nullable String emptyIsAll(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(400, "bad_request", String.valueOf(refused.getMessage()));
        }
    }
}
