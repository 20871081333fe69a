package io.clicktrail.click.share;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.problem.ProblemException;

/** Makes share links for the bot. Asking again gives the same one. */
@RestController
class ShareController {

    private final Catalogue catalogue;
    private final ShareTokens tokens;
    private final String publicBaseUrl;

    ShareController(Catalogue catalogue, ShareTokens tokens, ClickSettings settings) {
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.publicBaseUrl = settings.publicBaseUrl().toString();
    }

    @PostMapping("/api/v1/shares")
    Made make(@RequestBody Wanted wanted) {
        if (wanted.user() <= 0) {
            throw new ProblemException(400, "invalid_share", "user is the id of a Telegram user");
        }
        if (catalogue.offer(wanted.offer().value()) == null) {
            catalogue.requireReady();
            throw new ProblemException(404, "unknown_offer", "There is no offer of this slug.");
        }
        return new Made(publicBaseUrl + "/s/" + tokens.of(new Share(wanted.user(), wanted.offer())));
    }

    /** @param user the Telegram user who shares */
    record Wanted(OfferId offer, long user) {}

    record Made(String shareUrl) {}
}
