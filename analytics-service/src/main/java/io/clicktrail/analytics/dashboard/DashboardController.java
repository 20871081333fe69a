package io.clicktrail.analytics.dashboard;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.analytics.dashboard.BoardView.Parts;
import io.clicktrail.analytics.report.GroupBy;
import io.clicktrail.analytics.report.ReportHandler;
import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.language.Language;
import io.clicktrail.http.language.LanguageHandler;

/** The page, and the part of it that renews itself. */
@Controller
class DashboardController {

    private static final int SALES_SHOWN = 8;
    private static final List<Integer> PERIODS = List.of(1, 7, 30, 90);

    private final ReportHandler reports;
    private final AnalyticsSettings settings;
    private final Pages pages;

    DashboardController(ReportHandler reports, AnalyticsSettings settings) {
        this.reports = reports;
        this.settings = settings;
        this.pages = new Pages(settings.page().others());
    }

    @GetMapping("/")
    Rendering home() {
        return Rendering.redirectTo("/dashboard").status(HttpStatus.SEE_OTHER).build();
    }

    @GetMapping("/dashboard")
    Mono<Rendering> page(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            ServerWebExchange exchange) {
        if (!mayLook(caller)) {
            return Mono.just(
                    Rendering.redirectTo("/login").status(HttpStatus.SEE_OTHER).build());
        }
        Choice choice = choice(query);
        Language language = LanguageHandler.of(exchange);
        return Mono.zip(board(choice, language), reports.anythingAtAll())
                .map(parts -> rendering("dashboard", choice, language, parts.getT1())
                        .modelAttribute("anything", parts.getT2())
                        .modelAttribute("offers", reports.offerNames())
                        .modelAttribute("periods", PERIODS)
                        .modelAttribute("pages", pages.links())
                        .modelAttribute("scripts", settings.page())
                        .modelAttribute("clickGateway", settings.page().clickGateway())
                        .build());
    }

    /** The board alone: nothing (204) as long as it would look the same. */
    @GetMapping("/dashboard/board")
    Mono<Rendering> board(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(defaultValue = "0") int version,
            ServerWebExchange exchange) {
        if (!mayLook(caller)) {
            exchange.getResponse().getHeaders().set("HX-Redirect", "/login");
            return Mono.just(nothingNew());
        }
        Choice choice = choice(query);
        Language language = LanguageHandler.of(exchange);
        return board(choice, language)
                .map(board -> board.version() == version
                        ? nothingNew()
                        : rendering("dashboard :: board", choice, language, board)
                                .build());
    }

    private Mono<Board> board(Choice choice, Language language) {
        BoardView view = new BoardView(new Formats(language, settings.zone()), reports.offerNames(), reports.today());
        return Mono.zip(
                        reports.dashboard(choice.filter(), choice.groupBy()),
                        reports.funnel(choice.filter()),
                        reports.days(choice.chartFilter()),
                        reports.latestSales(choice.filter(), SALES_SHOWN))
                .map(parts -> view.of(new Parts(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4())));
    }

    private Rendering.Builder<?> rendering(String view, Choice choice, Language language, Board board) {
        return Rendering.view(view)
                .modelAttribute("board", board)
                .modelAttribute("choice", choice)
                .modelAttribute("language", language)
                .modelAttribute("groups", Arrays.asList(GroupBy.values()))
                .modelAttribute("refresh", settings.page().refresh().toMillis())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Choice choice(MultiValueMap<String, String> query) {
        return Choice.of(
                query.getFirst("days"),
                query.getFirst("from"),
                query.getFirst("to"),
                query.getFirst("offer"),
                query.getFirst("group_by"),
                reports.today());
    }

    private static Rendering nothingNew() {
        return Rendering.view("nothing").status(HttpStatus.NO_CONTENT).build();
    }

    private static boolean mayLook(@Nullable Caller caller) {
        return caller != null && (caller.role() == Role.ADMIN || caller.role() == Role.ANALYST);
    }
}
