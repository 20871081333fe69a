package io.clicktrail.standalone.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.clicktrail.testsupport.Chromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page as people see it, in a real browser; the services behind it are played. */
class TrailPageIT {
    private final PlayedHouse house = new PlayedHouse();
    private final SandboxServer sandbox = new SandboxServer(house.addresses());
    private final Chromium chromium = Chromium.start();

    @BeforeEach
    void open() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        chromium.close();
        sandbox.close();
        house.close();
    }

    @Test
    void onePressShowsTheWholeTrail() {
        try (var page = chromium.page(1280, 900)) {
            page.navigate(house.sandbox() + "/");
            press(page);

            assertThat(page.locator(".step.done")).hasCount(9, within(30_000));
            assertThat(page.locator("#status")).containsText("Весь путь занял");
            assertThat(page.locator(".bubble")).hasCount(2);
            assertThat(page.locator("#feed li").first()).isVisible();
            keep(page, "trail-played.png");
        }
    }

    @Test
    void itReadsWellInEnglishOnAPhoneInTheDark() {
        var phone = new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
        try (var page = chromium.person(phone).newPage()) {
            page.navigate(house.sandbox() + "/?lang=en");
            press(page);

            assertThat(page.locator("#status"))
                    .containsText("The whole way took", new ContainsTextOptions().setTimeout(30_000));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            keep(page, "trail-phone.png");
        }
    }

    @Test
    void whyOpensAsAnExplanationAndClosesAgain() {
        try (var page = chromium.page(1280, 900)) {
            page.navigate(house.sandbox() + "/");
            press(page);
            page.locator("[data-step=conversion].done .more").click(new Locator.ClickOptions().setTimeout(30_000));

            assertThat(page.locator("#dialog")).containsText("last-click/1");
            keep(page, "trail-why.png");
            page.keyboard().press("Escape");
            assertThat(page.locator("#dialog")).isHidden();
        }
    }

    @Test
    void aFaultIsSetByOnePressAndNothingComesFromElsewhere() {
        try (var page = chromium.page(1280, 900)) {
            List<String> asked = new CopyOnWriteArrayList<>();
            List<String> complaints = new CopyOnWriteArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
            page.navigate(house.sandbox() + "/");
            page.locator("[data-fault='500']").click();

            assertThat(page.locator("[data-fault='500']")).hasAttribute("aria-pressed", "true");
            assertThat(asked).allMatch(url -> url.startsWith(house.sandbox()));
            assertThat(complaints).isEmpty();
        }
    }

    private static void press(Page page) {
        page.locator("#press").click(new Locator.ClickOptions().setTimeout(30_000));
    }

    private static HasCountOptions within(int milliseconds) {
        return new HasCountOptions().setTimeout(milliseconds);
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name)));
    }
}
