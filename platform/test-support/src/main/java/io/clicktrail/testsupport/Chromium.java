package io.clicktrail.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;

/**
 * The system's Chromium, or that of the variable {@code CHROMIUM}, without a window. Nothing is downloaded, and no host
 * but this machine can be reached. Who uses it depends on Playwright.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        var executable = installed();
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setExecutablePath(executable).setArgs(QUIET);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** Somebody new, without cookies. */
    public BrowserContext person(NewContextOptions options) {
        return browser.newContext(options);
    }

    /** A page before somebody new. */
    public Page page(int width, int height) {
        return person(new NewContextOptions().setViewportSize(width, height)).newPage();
    }

    private static Path installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium here; run: apt-get install -y chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
