package io.clicktrail.postback.page;

import java.net.URI;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.server.ServerWebExchange;

import io.clicktrail.http.language.LanguageHandler;

/**
 * Where the managers' page is and how it shows.
 *
 * @param address as browsers reach it
 * @param login of analytics-service, as browsers reach it
 * @param secureCookie whether the cookie of the language travels over TLS only
 * @param zone of the times on the page
 * @param htmx version of the script on the class path
 */
@ConfigurationProperties("postback.page")
public record PageSettings(URI address, URI login, boolean secureCookie, ZoneId zone, String htmx) {

    /** Times as whoever asks reads them. */
    public Moments moments(ServerWebExchange exchange) {
        return new Moments(LanguageHandler.of(exchange), zone);
    }

    /** The dashboard that the login belongs to. */
    public URI dashboard() {
        return login.resolve("/dashboard");
    }
}
