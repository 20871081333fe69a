package io.clicktrail.http.language;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** The language of a request, for pages and their messages. */
public final class LanguageHandler implements LocaleContextResolver {

    private static final Duration A_YEAR = Duration.ofDays(365);

    LanguageHandler() {}

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        return new SimpleLocaleContext(of(exchange).locale());
    }

    public static Language of(ServerWebExchange exchange) {
        HttpCookie chosen = exchange.getRequest().getCookies().getFirst(Language.COOKIE);
        String accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        return Language.of(chosen == null ? null : chosen.getValue(), accepted);
    }

    /**
     * Remembers what a person has chosen, on all pages of the host.
     *
     * @param tag of a language; of any other nothing is remembered
     * @param secure whether the cookie travels over TLS only
     */
    public static void choose(@Nullable String tag, boolean secure, ServerWebExchange exchange) {
        Language language = Language.find(tag);
        if (language != null) {
            exchange.getResponse()
                    .addCookie(ResponseCookie.from(Language.COOKIE, language.tag())
                            .path("/")
                            .httpOnly(true)
                            .secure(secure)
                            .sameSite("Lax")
                            .maxAge(A_YEAR)
                            .build());
        }
    }

    /** Spring's contract of a resolver whose answer cannot be changed: the request alone says which language it is. */
    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the language is chosen with a cookie");
    }
}
