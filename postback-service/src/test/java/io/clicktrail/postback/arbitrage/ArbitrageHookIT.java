package io.clicktrail.postback.arbitrage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.postback.RunningService;
import io.clicktrail.testsupport.Answer;
import io.clicktrail.testsupport.Chromium;
import io.clicktrail.testsupport.RealServers;
import io.clicktrail.testsupport.ReceivedRequest;
import io.clicktrail.testsupport.StubPartner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The hook of the examples: real React in a real Chromium, on a page of another origin, against the real service. */
class ArbitrageHookIT {

    private static final Path HOOK =
            Path.of("..", "docs", "examples", "use-arbitrage-tracker", "useArbitrageTracker.js");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final StubPartner TRACKER = StubPartner.start();
    private static final StubPartner APP = StubPartner.start();
    private static final StubPartner FOREIGN_APP = StubPartner.start();

    private static RunningService service;
    private static Chromium chromium;

    private Page page;

    @BeforeAll
    static void start() {
        service = RunningService.start(
                RealServers.forService("postback"),
                TRACKER,
                "ARBITRAGE_ALLOWED_ORIGINS=" + APP.url(""),
                "VK_APP_KEYS=" + Visits.VK_KEY);
        service.post("/api/v1/arbitrage/targets", """
                {"slug": "leads-tech", "name": "Offer link", "url": "%s"}
                """.formatted(
                        TRACKER.url("/Eg5hd?s4={ref}&s5={ref_source}&s6={user_id}")));
        APP.answers(ArbitrageHookIT::served);
        FOREIGN_APP.answers(ArbitrageHookIT::served);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        service.close();
        TRACKER.close();
        APP.close();
        FOREIGN_APP.close();
    }

    @BeforeEach
    void aPage() {
        TRACKER.answers(Answer.status(302).header("Location", "https://offer.example/"))
                .forget();
        page = chromium.page(800, 600);
    }

    @Test
    void whoComesByAnAdIsReportedOnceAndAgainOnlyWithOtherMarks() {
        open(APP, "/#ref=vk_bot_test&ref_source=vk_ads&utm_source=vk");

        login("555555");
        said("delivered true");
        rendered();
        rendered();
        marked("ref=second_ad");
        TRACKER.waitUntilReceived(2, PATIENCE);
        said("delivered true");

        assertThat(TRACKER.received())
                .extracting(ReceivedRequest::target)
                .containsExactly("/Eg5hd?s4=vk_bot_test&s5=vk_ads&s6=555555", "/Eg5hd?s4=second_ad&s6=555555");
        assertThat(TRACKER.received().getFirst().header("User-Agent"))
                .hasValueSatisfying(agent -> assertThat(agent).contains("Chrome"));
        assertThat(page.locator("#loading")).hasText("false");
        assertThat(page.locator("#error")).hasText("");
    }

    @Test
    void withoutAUserOrWithoutMarksNothingIsReported() {
        open(APP, "/?other=1");
        login("555555");
        rendered();
        open(APP, "/?ref=a");
        rendered();

        assertThat(page.locator("#loading")).hasText("false");
        assertThat(TRACKER.received()).isEmpty();
    }

    @Test
    void whatVkHasSignedIsBelievedAndPlaceholdersAreNot() {
        open(APP, "/?" + Visits.SIGNED + "#ref={ref}&ref_source=banner%2017");

        login("1");
        said("delivered true");

        assertThat(TRACKER.received().getFirst().target()).isEqualTo("/Eg5hd?s5=banner%2017&s6=494075");
    }

    @Test
    void whereTheTrackerIsDownTheReportIsStoredAndTheAppGoesOn() {
        TRACKER.answers(Answer.status(503));
        open(APP, "/?ref=down");

        login("7");

        said("pending false");
        assertThat(page.locator("#error")).hasText("");
    }

    @Test
    void aRefusalIsToldWithItsCode() {
        open(APP, "/?ref=" + "x".repeat(300));

        login("7");

        assertThat(page.locator("#error")).containsText("invalid_field");
        assertThat(page.locator("#sent")).hasText("");
        assertThat(page.locator("#loading")).hasText("false");
    }

    @Test
    void aPageOfAForeignOriginReportsNothing() {
        open(FOREIGN_APP, "/?ref=foreign");

        login("7");

        assertThat(page.locator("#error")).containsText("fetch");
        assertThat(TRACKER.received()).isEmpty();
    }

    @Test
    void anOffersLinkIsFilledInWithoutPlaceholders() {
        open(APP, "/?other=1");

        assertThat(link("{ref: 'a b', user_id: '{user_id}'}", "{id: 5}"))
                .isEqualTo("https://o.example/E?s4=a%20b&s6=5&k=1");
        assertThat(link("{ref: '{ref}'}", "null")).isEqualTo("https://o.example/E?k=1");
        assertThat(link("{utm_campaign: 'c', utm_content: 'd'}", "{user_id: '6'}"))
                .isEqualTo("https://o.example/E?s4=c&s5=d&s6=6&k=1");
    }

    private Object link(String utmParams, String userData) {
        return page.evaluate("() => window.link('https://o.example/E?s4={ref}&s5={ref_source}&s6={user_id}&k=1', "
                + userData + ", " + utmParams + ")");
    }

    private void open(StubPartner app, String address) {
        page.navigate("about:blank");
        page.navigate(app.url(address));
        assertThat(page.locator("#loading")).hasText("false");
    }

    private void login(String user) {
        page.evaluate("id => window.login({id, first_name: 'Иван', last_name: 'Иванов'})", user);
    }

    private void marked(String query) {
        page.evaluate("query => window.mark(query)", query);
    }

    /** One more run of the app's effect, with new objects of the same content. */
    private void rendered() {
        page.evaluate("() => window.again()");
    }

    private void said(String stateAndSuccess) {
        assertThat(page.locator("#sent")).hasText(stateAndSuccess);
    }

    private static Answer served(ReceivedRequest request) {
        return switch (request.path()) {
            case "/" ->
                Answer.ok().header("Content-Type", "text/html; charset=utf-8").body(HTML);
            case "/react-umd.js" -> script(webjar("react/18.3.1/umd/react.production.min.js"));
            case "/react-dom-umd.js" -> script(webjar("react-dom/18.3.1/umd/react-dom.production.min.js"));
            case "/react.js" -> script("export const { useCallback, useEffect, useRef, useState } = window.React;");
            case "/app.js" -> script(APP_JS.replace("{api}", apiUrl()));
            case "/useArbitrageTracker.js" -> script(hook());
            default -> Answer.status(404);
        };
    }

    private static String apiUrl() {
        return service.to("").build().uri().toString();
    }

    private static Answer script(String text) {
        return Answer.ok()
                .header("Content-Type", "text/javascript; charset=utf-8")
                .body(text);
    }

    private static String hook() {
        try {
            return Files.readString(HOOK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String webjar(String path) {
        String resource = "/META-INF/resources/webjars/" + path;
        try (var in = Objects.requireNonNull(ArbitrageHookIT.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String HTML = """
            <!doctype html>
            <html lang="ru">
              <head>
                <script type="importmap">{"imports": {"react": "/react.js"}}</script>
                <script src="/react-umd.js"></script>
                <script src="/react-dom-umd.js"></script>
              </head>
              <body>
                <div id="root"></div>
                <script type="module" src="/app.js"></script>
              </body>
            </html>
            """;

    /** The app of the seed, and three levers for the test. */
    private static final String APP_JS = """
            import { useEffect, useState } from 'react';
            import useArbitrageTracker, { utmParamsOf } from './useArbitrageTracker.js';

            function App() {
              const [userData, setUserData] = useState(null);
              const [utmParams, setUtmParams] = useState(() => utmParamsOf());
              const { autoSendOnUTMChange, generateArbitrageLink, isLoading, error, lastSentData } =
                useArbitrageTracker({ apiUrl: '{api}' });

              window.login = setUserData;
              window.mark = (query) => setUtmParams(Object.fromEntries(new URLSearchParams(query)));
              window.again = () => setUtmParams((before) => ({ ...before }));
              window.link = generateArbitrageLink;

              useEffect(() => {
                if (userData && utmParams && Object.keys(utmParams).length > 0) {
                  autoSendOnUTMChange(userData, utmParams);
                }
              }, [userData, utmParams, autoSendOnUTMChange]);

              const e = window.React.createElement;
              return e('div', null,
                e('p', { id: 'loading' }, String(isLoading)),
                e('p', { id: 'error' }, error ? `${error.code ?? ''} ${error.message}` : ''),
                e('p', { id: 'sent' }, lastSentData ? `${lastSentData.delivery.state} ${lastSentData.success}` : ''));
            }

            window.ReactDOM.createRoot(document.getElementById('root'))
              .render(window.React.createElement(window.React.StrictMode, null, window.React.createElement(App)));
            """;
}
