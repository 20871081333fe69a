package io.clicktrail.attribution.sale;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of sales. */
@Component
class SaleListener implements EventBatchListener {

    private final SaleNewsStore sales;

    SaleListener(SaleNewsStore sales) {
        this.sales = sales;
    }

    @Override
    public String group() {
        return "sales";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PURCHASES);
    }

    @Override
    public Mono<Void> on(EventBatch batch) {
        return sales.hear(batch.deliveriesOf(PurchaseEvent.class));
    }
}
