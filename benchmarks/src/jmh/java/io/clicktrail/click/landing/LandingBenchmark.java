package io.clicktrail.click.landing;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.clicktrail.benchmarks.load.Browser;
import io.clicktrail.click.inapp.WayIn;
import io.clicktrail.click.page.Language;
import io.clicktrail.event.Link.Texts;
import io.clicktrail.event.Link.Theme;
import io.clicktrail.event.LinkId;

/** A landing page of some 9 kB, filled for one visitor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class LandingBenchmark {

    private final LandingPage page = new LandingPage();
    private final LandingView view = new LandingView(
            new LinkId("tiktok_abc123"),
            new Wording(Language.EN, new Texts("Sports & Scores", "All matches of the day, in one place.", "Open")),
            Theme.OCEAN,
            null,
            WayIn.of(Browser.USER_AGENT),
            "/l/tiktok_abc123/go?pass=" + "p".repeat(47),
            "https://t.me/trail_bot?start=0123456789abcdefghijABCDEFGHIJ",
            "p".repeat(47),
            "0123456789abcdefghijkl");

    @Benchmark
    public String page() {
        return page.html(view);
    }
}
