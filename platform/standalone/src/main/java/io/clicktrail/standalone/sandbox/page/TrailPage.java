package io.clicktrail.standalone.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;
import io.clicktrail.standalone.sandbox.web.Request;

/** Serves the page and its parts. */
public final class TrailPage {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> PARTS = Map.of(
            "trail.css", "text/css; charset=utf-8",
            "trail.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final String template = new String(resource("trail.html"), StandardCharsets.UTF_8);
    private final String dashboard;

    /** @param dashboard where the numbers are shown */
    public TrailPage(String dashboard) {
        this.dashboard = dashboard;
    }

    public Reply page(Request request) {
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

    private static Whole guarded(Whole reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(TrailPage.class.getResourceAsStream("/sandbox/page/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
