package io.clicktrail.postback.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

import io.clicktrail.http.access.Caller;
import io.clicktrail.http.access.Role;
import io.clicktrail.http.language.LanguageHandler;
import io.clicktrail.http.problem.ProblemException;

/** What every tab has. */
@ControllerAdvice(assignableTypes = Tab.class)
class FrameHandler {

    private final PageSettings settings;

    FrameHandler(PageSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute
    void frame(@AuthenticationPrincipal Caller caller, ServerWebExchange exchange, Model model) {
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        model.addAttribute("language", LanguageHandler.of(exchange));
        model.addAttribute("admin", caller.role() == Role.ADMIN);
        model.addAttribute("page", settings);
    }

    /** A part of a page is answered as if all were well: its words say what is not. */
    @ExceptionHandler
    Rendering refused(ProblemException refused, ServerWebExchange exchange) {
        boolean part = exchange.getRequest().getHeaders().containsHeader("HX-Request");
        return Rendering.view(part ? "manage/refused :: part" : "manage/refused")
                .modelAttribute("language", LanguageHandler.of(exchange))
                .modelAttribute("page", settings)
                .modelAttribute("refused", refused)
                .status(part ? HttpStatus.OK : HttpStatus.valueOf(refused.status()))
                .build();
    }
}
