package io.clicktrail.standalone.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;
import io.clicktrail.standalone.sandbox.web.Request;

/** Serves the pages and their parts. */
public final class Pages {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> PARTS = Map.of(
            "sandbox.css", "text/css; charset=utf-8",
            "parts.js", "text/javascript; charset=utf-8",
            "trail.js", "text/javascript; charset=utf-8",
            "journey.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final String trail = template("trail.html");
    private final String journey = template("journey.html");
    private final String dashboard;

    /** @param dashboard where the numbers are shown */
    public Pages(String dashboard) {
        this.dashboard = dashboard;
    }

    /** One visitor's way from the ad to the sale. */
    public Reply trail(Request request) {
        return page(trail, request);
    }

    /** What one person did in Telegram, and why it is credited or not. */
    public Reply journey(Request request) {
        return page(journey, request);
    }

    private Reply page(String template, Request request) {
        var words = Words.of(request.query().getOrDefault("lang", "ru"));
        var html = words.fill(
                template,
                Map.of(
                        "address.dashboard", dashboard,
                        "language", words.language(),
                        "words", Reply.JSON.writeValueAsString(words.texts())));
        return guarded(Reply.of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)))
                .with("Cache-Control", "no-store");
    }

    /** {@code /page/trail.js} and the others. */
    public Reply part(Request request) {
        var name = request.path().substring(request.path().lastIndexOf('/') + 1);
        var type = PARTS.get(name);
        return type == null
                ? Reply.problem(404, "not_found", "There is nothing here.")
                : guarded(Reply.of(200, type, resource(name))).with("Cache-Control", "no-cache");
    }

    private static String template(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static Whole guarded(Whole reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(Pages.class.getResourceAsStream("/sandbox/page/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
