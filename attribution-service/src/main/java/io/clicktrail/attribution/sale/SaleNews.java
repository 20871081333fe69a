package io.clicktrail.attribution.sale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.PurchaseEvent;
import io.clicktrail.transport.consume.Delivered;
import io.clicktrail.transport.trace.Trace;

/** A batch of what was told of sales, each with the trace in which it came. */
final class SaleNews {

    private final List<Sale> told = new ArrayList<>();
    private final Map<SaleKey, Trace> traces = new LinkedHashMap<>();

    private SaleNews() {}

    static SaleNews of(List<Delivered<PurchaseEvent>> deliveries, Instant heardAt) {
        SaleNews news = new SaleNews();
        for (Delivered<PurchaseEvent> delivered : deliveries) {
            Sale.of(delivered.event(), heardAt).ifPresent(sale -> {
                news.told.add(sale);
                news.traces.put(sale.key(), delivered.trace());
            });
        }
        return news;
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Which click they mean, only the clicks tell: nobody can wait for it by its token. */
    List<Sale> namedByNetworks() {
        return told.stream()
                .filter(sale -> sale.named().networkClickId() != null)
                .toList();
    }

    List<Sale> others() {
        return told.stream()
                .filter(sale -> sale.named().networkClickId() == null)
                .toList();
    }

    List<ClickId> clicks() {
        return told.stream().map(Sale::click).filter(Objects::nonNull).toList();
    }

    List<Long> users() {
        return told.stream()
                .map(sale -> sale.named().user())
                .filter(Objects::nonNull)
                .toList();
    }

    Map<SaleKey, Trace> traces() {
        return traces;
    }
}
