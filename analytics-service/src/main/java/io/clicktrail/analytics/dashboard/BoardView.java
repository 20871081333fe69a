package io.clicktrail.analytics.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.analytics.dashboard.Board.Aside;
import io.clicktrail.analytics.dashboard.Board.Chart;
import io.clicktrail.analytics.dashboard.Board.ChartDay;
import io.clicktrail.analytics.dashboard.Board.Delivery;
import io.clicktrail.analytics.dashboard.Board.FunnelRow;
import io.clicktrail.analytics.dashboard.Board.Result;
import io.clicktrail.analytics.dashboard.Board.SaleRow;
import io.clicktrail.analytics.dashboard.Board.Station;
import io.clicktrail.analytics.dashboard.Board.TableRow;
import io.clicktrail.analytics.report.DashboardReport;
import io.clicktrail.analytics.report.DayFigures;
import io.clicktrail.analytics.report.Figures;
import io.clicktrail.analytics.report.FunnelMath;
import io.clicktrail.analytics.report.FunnelStep;
import io.clicktrail.analytics.report.LatestSale;
import io.clicktrail.analytics.report.MoneyFigures;
import io.clicktrail.analytics.report.Named;

/** From reports to what stands on the page. */
final class BoardView {

    private static final String NO_WIDTH = "0%";

    private final Formats formats;
    private final Map<String, String> offerNames;
    private final LocalDate today;

    /** @param today is not over: curves end with the day before */
    BoardView(Formats formats, Map<String, String> offerNames, LocalDate today) {
        this.formats = formats;
        this.offerNames = offerNames;
        this.today = today;
    }

    /** What a board is made of. */
    record Parts(DashboardReport report, List<FunnelStep> funnel, List<DayFigures> chart, List<LatestSale> sales) {}

    Board of(Parts parts) {
        DashboardReport report = parts.report();
        return new Board(
                formats.range(report.from(), report.to()),
                formats.range(
                        report.from().minusDays(report.days().size()),
                        report.from().minusDays(1)),
                report.totals().isEmpty(),
                trail(report),
                result(report.totals()),
                funnel(parts.funnel()),
                chart(parts.chart()),
                table(report.groups()),
                aside(report.totals()),
                delivery(report.totals()),
                parts.sales().stream().map(this::sale).toList());
    }

    private List<Station> trail(DashboardReport report) {
        Figures now = report.totals();
        return List.of(
                station(
                        report,
                        "clicks",
                        Figures::clicks,
                        "uniques",
                        formats.number(now.uniques()),
                        share(now.starts(), now.clicks())),
                station(
                        report,
                        "starts",
                        Figures::starts,
                        "of_clicks",
                        share(now.starts(), now.clicks()),
                        share(now.joins(), now.starts())),
                station(
                        report,
                        "joins",
                        Figures::joins,
                        "leaves",
                        formats.number(now.leaves()),
                        share(now.conversions(), now.joins())),
                station(report, "conversions", Figures::conversions, "cr", formats.percent(now.cr()), ""),
                revenue(report));
    }

    private Station station(
            DashboardReport report,
            String key,
            ToLongFunction<Figures> figure,
            String noteKey,
            String note,
            String onward) {
        long now = figure.applyAsLong(report.totals());
        Change change = Change.of(now, figure.applyAsLong(report.previous()), formats);
        String curve = curve(report, figure);
        return new Station(key, formats.number(now), change, noteKey, note, curve, onward);
    }

    private Station revenue(DashboardReport report) {
        MoneyFigures money = mainMoney(report.totals());
        if (money == null || money.sales() == 0 && money.revenue().signum() == 0) {
            return new Station("revenue", Formats.UNKNOWN, Change.of(0, 0, formats), "no_sales", "", "", "");
        }
        String currency = money.currency();
        return new Station(
                "revenue",
                formats.money(money.revenue(), currency),
                Change.of(money.revenue(), revenueIn(report.previous(), currency), formats),
                "aov",
                money.aov() == null ? Formats.UNKNOWN : formats.money(money.aov(), currency),
                curve(report, figures -> revenueIn(figures, currency).longValue()),
                "");
    }

    private String curve(DashboardReport report, ToLongFunction<Figures> figure) {
        return Sparkline.points(report.days().stream()
                .filter(day -> day.day().isBefore(today))
                .map(day -> figure.applyAsLong(day.figures()))
                .toList());
    }

    private Result result(Figures totals) {
        return totals.money().stream()
                .filter(money -> money.roi() != null)
                .findFirst()
                .map(this::roi)
                .orElseGet(() -> payout(totals));
    }

    private Result roi(MoneyFigures money) {
        String tone = money.revenue().compareTo(money.costs()) >= 0 ? "good" : "bad";
        BigDecimal profit = money.revenue().subtract(money.costs());
        return new Result(
                "roi",
                formats.percent(money.roi()),
                tone,
                "costs",
                formats.money(money.costs(), money.currency()),
                formats.money(profit, money.currency()));
    }

    private Result payout(Figures totals) {
        String payouts = sum(totals, MoneyFigures::payout);
        return new Result("payout", payouts, "none", "owed", sum(totals, MoneyFigures::owed), "");
    }

    private String sum(Figures totals, Function<MoneyFigures, BigDecimal> amount) {
        String text = totals.money().stream()
                .filter(money -> amount.apply(money).signum() != 0)
                .map(money -> formats.money(amount.apply(money), money.currency()))
                .collect(Collectors.joining(" + "));
        return text.isEmpty() ? Formats.UNKNOWN : text;
    }

    private List<FunnelRow> funnel(List<FunnelStep> steps) {
        long first = steps.isEmpty() ? 0 : steps.getFirst().count();
        return steps.stream()
                .map(step -> new FunnelRow(
                        step.step(),
                        formats.number(step.count()),
                        step.ofPrevious() == null ? "" : formats.percent(step.ofPrevious()),
                        step.ofFirst() == null ? "" : formats.percent(step.ofFirst()),
                        width(step.count(), first)))
                .toList();
    }

    private Chart chart(List<DayFigures> days) {
        String json = days.stream()
                .map(day -> "[\"%s\",%d,%d,%b]"
                        .formatted(
                                formats.day(day.day()),
                                day.figures().clicks(),
                                day.figures().conversions(),
                                !day.day().isBefore(today)))
                .collect(Collectors.joining(",", "[", "]"));
        List<ChartDay> words = days.stream()
                .map(day -> new ChartDay(
                        formats.day(day.day()),
                        formats.number(day.figures().clicks()),
                        formats.number(day.figures().conversions())))
                .toList();
        return new Chart(json, words);
    }

    private List<TableRow> table(List<Named> groups) {
        long most = groups.stream()
                .mapToLong(group -> group.figures().clicks())
                .max()
                .orElse(0);
        return groups.stream().map(group -> row(group, most)).toList();
    }

    private TableRow row(Named group, long most) {
        Figures figures = group.figures();
        MoneyFigures money = mainMoney(figures);
        return new TableRow(
                group.name(),
                group.key(),
                formats.number(figures.clicks()),
                width(figures.clicks(), most),
                formats.number(figures.uniques()),
                formats.number(figures.starts()),
                formats.number(figures.joins()),
                formats.number(figures.conversions()),
                formats.percent(figures.cr()),
                money == null || money.revenue().signum() == 0
                        ? Formats.UNKNOWN
                        : formats.money(money.revenue(), money.currency()),
                money == null || money.costs().signum() == 0
                        ? Formats.UNKNOWN
                        : formats.money(money.costs(), money.currency()),
                money == null ? Formats.UNKNOWN : formats.percent(money.roi()),
                money == null || money.roi() == null ? "none" : money.roi().signum() >= 0 ? "good" : "bad");
    }

    private Aside aside(Figures totals) {
        return new Aside(
                formats.number(totals.botClicks()),
                formats.number(totals.refusedClicks()),
                formats.number(totals.rejected() + totals.reversed()));
    }

    private Delivery delivery(Figures totals) {
        long ended = totals.postbacksDelivered() + totals.postbacksExhausted();
        String tone = ended == 0 ? "none" : totals.postbacksExhausted() == 0 ? "good" : "bad";
        return new Delivery(
                share(totals.postbacksDelivered(), ended),
                formats.number(totals.postbacksDelivered()),
                formats.number(totals.postbacksFailed()),
                formats.number(totals.postbacksExhausted()),
                width(totals.postbacksDelivered(), ended),
                tone);
    }

    private SaleRow sale(LatestSale sale) {
        String from = Stream.of(offerNames.getOrDefault(sale.offer(), sale.offer()), sale.source(), sale.team())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new SaleRow(
                formats.moment(sale.at()),
                sale.product(),
                formats.money(sale.amount().amount(), sale.amount().currency()),
                from,
                sale.reopened());
    }

    private String share(long part, long whole) {
        return formats.percent(FunnelMath.share(part, whole));
    }

    private static String width(long part, long whole) {
        return whole <= 0 || part <= 0 ? NO_WIDTH : Math.max(1, Math.min(100, part * 100 / whole)) + "%";
    }

    /** The currency with most revenue. */
    private static @Nullable MoneyFigures mainMoney(Figures figures) {
        return figures.money().isEmpty() ? null : figures.money().getFirst();
    }

    private static BigDecimal revenueIn(Figures figures, String currency) {
        return figures.money().stream()
                .filter(money -> money.currency().equals(currency))
                .map(MoneyFigures::revenue)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
