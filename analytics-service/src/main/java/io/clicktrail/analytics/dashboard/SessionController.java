package io.clicktrail.analytics.dashboard;

import java.time.Duration;

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
import io.clicktrail.http.language.LanguageHandler;
import io.clicktrail.http.problem.ProblemException;

/**
 * In and out of the pages of the house, whichever service has them. The token lives in a cookie that scripts cannot read
 * and that other sites cannot make a browser write with.
 */
@Controller
class SessionController {

    private static final String PAGE = "/dashboard";
    private static final String NEXT = "next";

    private final LoginHandler logins;
    private final TrustedProxies proxies;
    private final Pages pages;
    private final boolean secure;
    private final String cookie;

    SessionController(
            LoginHandler logins,
            TrustedProxies proxies,
            AnalyticsSettings settings,
            @Value("${clicktrail.http.access.cookie}") String cookie) {
        this.logins = logins;
        this.proxies = proxies;
        this.pages = new Pages(settings.page().others());
        this.secure = settings.login().secureCookie();
        this.cookie = cookie;
    }

    @GetMapping("/login")
    Rendering form(@RequestParam MultiValueMap<String, String> query, ServerWebExchange exchange) {
        return form(exchange, next(query), "", HttpStatus.OK);
    }

    @PostMapping("/login")
    Mono<Rendering> login(ServerWebExchange exchange) {
        if ("cross-site".equals(exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site"))) {
            return Mono.just(form(exchange, "", "login.wrong_credentials", HttpStatus.FORBIDDEN));
        }
        return exchange.getFormData().flatMap(form -> login(form, exchange));
    }

    private Mono<Rendering> login(MultiValueMap<String, String> form, ServerWebExchange exchange) {
        String address = ClientAddress.of(exchange.getRequest(), proxies).getHostAddress();
        String next = next(form);
        return logins.login(field(form, "login"), field(form, "password"), address)
                .map(session -> entered(exchange, session, next))
                .onErrorResume(ProblemException.class, refused -> Mono.just(refused(exchange, next, refused)));
    }

    @PostMapping("/logout")
    Rendering logout(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(sessionCookie("", Duration.ZERO));
        return to("/login");
    }

    /** A choice, not an edit: a link may make it. */
    @GetMapping("/dashboard/language")
    Rendering language(@RequestParam String to, ServerWebExchange exchange) {
        LanguageHandler.choose(to, secure, exchange);
        return to(PAGE);
    }

    /** To another page a browser goes by itself: it would follow no redirect of a form to another origin. */
    private Rendering entered(ServerWebExchange exchange, Session session, String next) {
        exchange.getResponse().addCookie(sessionCookie(session.token(), session.lifetime()));
        return next.isEmpty() ? to(PAGE) : view("entered", exchange, next).build();
    }

    private static Rendering refused(ServerWebExchange exchange, String next, ProblemException refused) {
        Duration wait = refused.retryAfter();
        if (wait != null) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        }
        return form(exchange, next, "login." + refused.code(), HttpStatus.valueOf(refused.status()));
    }

    private static Rendering form(ServerWebExchange exchange, String next, String messageKey, HttpStatus status) {
        return view("login", exchange, next)
                .modelAttribute("message", messageKey)
                .status(status)
                .build();
    }

    private static Rendering.Builder<?> view(String name, ServerWebExchange exchange, String next) {
        return Rendering.view(name)
                .modelAttribute("language", LanguageHandler.of(exchange))
                .modelAttribute(NEXT, next)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
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

    /** Where the person was on the way to; empty where that is none of our pages. */
    private String next(MultiValueMap<String, String> values) {
        String next = field(values, NEXT);
        return pages.have(next) ? next : "";
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
