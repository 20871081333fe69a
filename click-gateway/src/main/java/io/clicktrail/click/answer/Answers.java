package io.clicktrail.click.answer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.clicktrail.click.answer.Answer.Found;
import io.clicktrail.click.answer.Answer.NoContent;
import io.clicktrail.click.answer.Answer.Page;
import io.clicktrail.click.answer.Answer.Refused;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.http.problem.ProblemException;

/** The answers that visitors get, each counted by its kind. */
public final class Answers {

    private static final String ANSWERS = "clicktrail.click.answers";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MeterRegistry meters;
    private final Counter redirects;
    private final VisitorPage full;

    public Answers(MeterRegistry meters) {
        this.meters = meters;
        this.redirects = meters.counter(ANSWERS, "answer", "redirect");
        // Made now, and not for the first visitor who comes when the disk is full.
        this.full = VisitorPage.COME_AGAIN;
    }

    /** @param cookie the value of a {@code Set-Cookie}, where one is to be set */
    public Answer found(String target, @Nullable String cookie) {
        redirects.increment();
        return new Found(target, cookie);
    }

    public Answer noContent(@Nullable String cookie) {
        count("no_content");
        return new NoContent(cookie);
    }

    /** What link previews, prefetching browsers and HEAD see: an answer without a token, that counts nothing. */
    public Answer card(String title) {
        count("card");
        return new Page(200, LinkPreview.html(title), Map.of(), null);
    }

    /**
     * A page that is made for this visitor.
     *
     * @param what it counts as
     * @param headers beside the content type and the cookie
     */
    public Answer shown(String what, String html, Map<String, String> headers, @Nullable String cookie) {
        count(what);
        return new Page(200, html, headers, cookie);
    }

    /**
     * Nothing of that name.
     *
     * @param ready whether that is certain: before the catalogue is known it would be a guess
     */
    public Answer unknown(VisitorRequest request, boolean ready, String code, String detail) {
        return ready
                ? page(request, VisitorPage.UNKNOWN_OFFER, code, detail)
                : page(request, VisitorPage.COME_AGAIN, "starting", "offers and links are not known yet; come again");
    }

    /** The event could not be kept, so nobody is sent on. */
    public Answer comeAgain(VisitorRequest request) {
        return page(request, full, "spool_full", "the click could not be kept; come again");
    }

    /** A page for browsers, a problem for programs. */
    public Answer page(VisitorRequest request, VisitorPage page, String code, String detail) {
        count(code);
        Duration pause = page == VisitorPage.COME_AGAIN ? PAUSE : null;
        if (!wantsPages(request)) {
            return new Refused(new ProblemException(page.status(), code, detail, pause));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (pause != null) {
            headers.put("Retry-After", Long.toString(pause.toSeconds()));
        }
        return new Page(page.status(), page.html(request.header("Accept-Language")), headers, null);
    }

    private static boolean wantsPages(VisitorRequest request) {
        return request.headers("Accept").stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    private void count(String answer) {
        meters.counter(ANSWERS, "answer", answer).increment();
    }
}
