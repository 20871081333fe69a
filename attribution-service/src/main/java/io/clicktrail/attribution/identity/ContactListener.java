package io.clicktrail.attribution.identity;

import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.DealEvent;
import io.clicktrail.event.DealEvent.DealStatusChanged;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears whom the leads are about that name a click. */
@Component
class ContactListener implements EventBatchListener {

    private final IdentityStore identities;

    ContactListener(IdentityStore identities) {
        this.identities = identities;
    }

    @Override
    public String group() {
        return "contacts";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DEALS, Topic.PURCHASES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return identities.tie(Stream.concat(
                        batch.of(DealEvent.class).stream().flatMap(ContactListener::tiesOf),
                        batch.of(SaleClosed.class).stream()
                                .flatMap(sale -> ContactTie.of(sale.click(), sale.contact())))
                .distinct()
                .toList());
    }

    private static Stream<ContactTie> tiesOf(DealEvent event) {
        return switch (event) {
            case DealStatusChanged changed -> ContactTie.of(changed.click(), changed.contact());
        };
    }
}
