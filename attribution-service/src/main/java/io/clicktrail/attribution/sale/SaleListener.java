package io.clicktrail.attribution.sale;

import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleEvent;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.Topic;
import io.clicktrail.transport.consume.EventBatch;
import io.clicktrail.transport.consume.EventBatchListener;

/** Hears of sales. */
@Component
class SaleListener implements EventBatchListener {

    private final SaleStore sales;

    SaleListener(SaleStore sales) {
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
        return sales.add(
                batch.of(SaleEvent.class).stream().map(SaleListener::saleOf).toList());
    }

    private static Sale saleOf(SaleEvent event) {
        return switch (event) {
            case SaleClosed closed ->
                new Sale(
                        closed.id(),
                        closed.lead(),
                        true,
                        closed.click(),
                        closed.contact(),
                        closed.amount(),
                        closed.occurredAt());
            case SaleReopened reopened ->
                new Sale(
                        reopened.id(),
                        reopened.lead(),
                        false,
                        reopened.click(),
                        null,
                        reopened.amount(),
                        reopened.occurredAt());
        };
    }
}
