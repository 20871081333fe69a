package io.clicktrail.crm.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.crm.sale.SaleSettings;
import io.clicktrail.http.problem.ProblemException;

/** What was sold (003-70, 003-71). Days are those of the configured time zone, the last one included. */
@RestController
class SalesController {

    private static final int MOST = 1_000;
    private static final int LONGEST_YEARS = 5;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private final SalesReportStore reports;
    private final SaleSettings settings;

    SalesController(SalesReportStore reports, SaleSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    /** @param nextCursor give it back as {@code cursor} to go on; absent at the end */
    record History(
            LocalDate start,
            LocalDate end,
            String timeZone,
            List<SoldRow> sales,
            @Nullable UUID nextCursor) {}

    /** Figures of a time. */
    record Stats(LocalDate start, LocalDate end, String timeZone, List<TeamFigures> teams) {}

    @GetMapping("/api/amocrm/sales-history")
    Mono<History> history(
            @RequestParam(required = false) @Nullable String targetologist,
            @RequestParam LocalDate start,
            @RequestParam LocalDate end,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Period period = period(start, end);
        int most = Math.clamp(limit, 1, MOST);
        return reports.history(period, targetologist, cursor, most)
                .map(sales -> new History(
                        start,
                        end,
                        period.zone().getId(),
                        sales,
                        sales.size() < most ? null : sales.getLast().id()));
    }

    @GetMapping("/api/amocrm/sales-stats")
    Mono<Stats> stats(@RequestParam LocalDate start, @RequestParam LocalDate end) {
        Period period = period(start, end);
        return reports.figures(period)
                .map(teams -> new Stats(start, end, period.zone().getId(), teams));
    }

    private Period period(LocalDate start, LocalDate end) {
        boolean thinkable = start.getYear() >= FIRST_YEAR && end.getYear() <= LAST_YEAR;
        if (!thinkable || end.isBefore(start) || end.isAfter(start.plusYears(LONGEST_YEARS))) {
            throw new ProblemException(
                    400,
                    "bad_request",
                    "start and end are in the years 2000 to 9999, start is not after end, and they are at most 5 years apart");
        }
        return new Period(start, end, settings.timeZone());
    }
}
