package io.clicktrail.click.share;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.click.answer.Answer;
import io.clicktrail.click.answer.Answers;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.visitor.Arrival;
import io.clicktrail.click.visitor.ArrivalHandler;
import io.clicktrail.click.visitor.Identities;
import io.clicktrail.click.visitor.VisitorRequest;
import io.clicktrail.event.ClickEvent.ShareClicked;
import io.clicktrail.event.Offer;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.event.SharedOffer;
import io.clicktrail.transport.publish.DurablePublisher;
import io.clicktrail.transport.spool.SpoolFullException;

/** The door for those who follow what a user has shared: the click is durable, then they are sent on. */
@Component
public class ShareHandler {

    private final Catalogue catalogue;
    private final ShareLinks links;
    private final ArrivalHandler arrivals;
    private final Identities identities;
    private final DurablePublisher publisher;
    private final Answers answers;

    ShareHandler(
            Catalogue catalogue,
            ShareLinks links,
            ArrivalHandler arrivals,
            Identities identities,
            DurablePublisher publisher,
            Answers answers) {
        this.catalogue = catalogue;
        this.links = links;
        this.arrivals = arrivals;
        this.identities = identities;
        this.publisher = publisher;
        this.answers = answers;
    }

    public Mono<Answer> follow(VisitorRequest request, String token) {
        SharedOffer share = links.open(token);
        Offer offer = share == null ? null : catalogue.offer(share.offer().value());
        if (share == null || offer == null) {
            return Mono.just(answers.unknown(
                    request, share == null || catalogue.ready(), "unknown_share", "there is no such share link"));
        }
        if (arrivals.isPreview(request)) {
            return Mono.just(answers.card(offer.name()));
        }
        return arrivals.receive(
                        request,
                        "share:" + token,
                        null,
                        arrival -> sentOn(clicked(share, arrival), offer, arrival.cookie()))
                .onErrorResume(SpoolFullException.class, full -> Mono.just(answers.comeAgain(request)));
    }

    private Mono<Answer> sentOn(ShareClicked click, Offer offer, @Nullable String cookie) {
        return publisher.publish(click).map(durable -> answers.found(offer.targetUrl(), cookie));
    }

    private ShareClicked clicked(SharedOffer share, Arrival arrival) {
        return new ShareClicked(
                identities.event(arrival.at()),
                arrival.at(),
                identities.click(arrival.at()),
                share.offer(),
                share.user(),
                arrival.visitor());
    }
}
