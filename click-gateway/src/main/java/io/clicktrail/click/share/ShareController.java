package io.clicktrail.click.share;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.SharedOffer;
import io.clicktrail.http.problem.ProblemException;

/** Makes share links; the bot makes the same ones by itself. Asking again gives the same one. */
@RestController
class ShareController {

    private final Catalogue catalogue;
    private final ShareLinks links;

    ShareController(Catalogue catalogue, ShareLinks links) {
        this.catalogue = catalogue;
        this.links = links;
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
        return new Made(links.linkOf(new SharedOffer(wanted.user(), wanted.offer())));
    }

    /** @param user the Telegram user who shares */
    record Wanted(OfferId offer, long user) {}

    record Made(String shareUrl) {}
}
