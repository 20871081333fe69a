package io.clicktrail.analytics.dashboard;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.clicktrail.analytics.AnalyticsSettings;
import io.clicktrail.analytics.account.LoginHandler;
import io.clicktrail.analytics.account.LoginHandler.Session;
import io.clicktrail.http.address.ClientAddress;
import io.clicktrail.http.address.TrustedProxies;
import io.clicktrail.http.problem.ProblemException;

/**
 * In and out of the page. The token lives in a cookie that scripts cannot read and that other sites cannot make a
 * browser write with: it counts for reading only.
 */
@Controller
class SessionController {

    private static final String PAGE = "/dashboard";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final LoginHandler logins;
    private final TrustedProxies proxies;
    private final boolean secure;
    private final String cookie;

    SessionController(
            LoginHandler logins,
            TrustedProxies proxies,
            AnalyticsSettings settings,
            @Value("${clicktrail.http.access.cookie}") String cookie) {
        this.logins = logins;
        this.proxies = proxies;
        this.secure = settings.login().secureCookie();
        this.cookie = cookie;
    }

    @GetMapping("/login")
    Rendering form(ServerWebExchange exchange) {
        return form(exchange, null, HttpStatus.OK);
    }

    @PostMapping("/login")
    Mono<Rendering> login(ServerWebExchange exchange) {
        if ("cross-site".equals(exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site"))) {
            return Mono.just(form(exchange, "login.wrong_credentials", HttpStatus.FORBIDDEN));
        }
        String address = ClientAddress.of(exchange.getRequest(), proxies).getHostAddress();
        return exchange.getFormData()
                .flatMap(form -> logins.login(field(form, "login"), field(form, "password"), address))
                .map(session -> entered(exchange, session))
                .onErrorResume(ProblemException.class, refused -> Mono.just(refused(exchange, refused)));
    }

    @PostMapping("/logout")
    Rendering logout(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(sessionCookie("", Duration.ZERO));
        return to("/login");
    }

    /** A choice, not an edit: a link may make it. */
    @GetMapping("/dashboard/language")
    Rendering language(@RequestParam String to, ServerWebExchange exchange) {
        Language language = Language.find(to);
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
        return to(PAGE);
    }

    private Rendering entered(ServerWebExchange exchange, Session session) {
        exchange.getResponse().addCookie(sessionCookie(session.token(), session.lifetime()));
        return to(PAGE);
    }

    private static Rendering refused(ServerWebExchange exchange, ProblemException refused) {
        Duration wait = refused.retryAfter();
        if (wait != null) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        }
        return form(exchange, "login." + refused.code(), HttpStatus.valueOf(refused.status()));
    }

    private static Rendering form(ServerWebExchange exchange, @Nullable String messageKey, HttpStatus status) {
        return Rendering.view("login")
                .modelAttribute("language", LanguageHandler.of(exchange))
                .modelAttribute("message", messageKey == null ? "" : messageKey)
                .status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ResponseCookie sessionCookie(String token, Duration life) {
        return ResponseCookie.from(cookie, token)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }

    private static Rendering to(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
