package io.clicktrail.bot.invite;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the links that offers have for themselves, those that are still wanted first. */
@RestController
class InviteLinkController {

    private static final int MOST = 1_000;

    private final InviteLinkStore links;

    InviteLinkController(InviteLinkStore links) {
        this.links = links;
    }

    /** At most a thousand. */
    record Links(List<MadeLink> inviteLinks) {}

    @GetMapping("/api/v1/bot/invite-links")
    Mono<Links> list() {
        return links.all(MOST).collectList().map(Links::new);
    }
}
