package io.clicktrail.postback.page;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import io.clicktrail.http.language.LanguageHandler;

/** The way in, the language, and the way out. */
@Controller
@RequestMapping(Tab.BASE)
class FrameController {

    private static final String FIRST_TAB = Tab.BASE + "/postbacks";

    private final PageSettings settings;
    private final String cookie;

    FrameController(PageSettings settings, @Value("${clicktrail.http.access.cookie}") String cookie) {
        this.settings = settings;
        this.cookie = cookie;
    }

    @GetMapping
    Rendering home() {
        return firstTab();
    }

    /** A choice, not an edit: a link may make it. */
    @GetMapping("/language")
    Rendering language(@RequestParam String to, ServerWebExchange exchange) {
        LanguageHandler.choose(to, settings.secureCookie(), exchange);
        return firstTab();
    }

    /** Asked by the script, since a browser follows no redirect of a form to another origin. */
    @PostMapping("/logout")
    @ResponseBody
    String logout(ServerWebExchange exchange) {
        exchange.getResponse()
                .addCookie(ResponseCookie.from(cookie, "")
                        .path("/")
                        .httpOnly(true)
                        .secure(settings.secureCookie())
                        .sameSite("Lax")
                        .maxAge(Duration.ZERO)
                        .build());
        exchange.getResponse().getHeaders().set("HX-Redirect", settings.login().toString());
        return "";
    }

    private static Rendering firstTab() {
        return Rendering.redirectTo(FIRST_TAB).status(HttpStatus.SEE_OTHER).build();
    }
}
