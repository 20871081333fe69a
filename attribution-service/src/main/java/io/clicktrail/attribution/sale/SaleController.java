package io.clicktrail.attribution.sale;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.page.Cursor;
import io.clicktrail.http.page.Page;

/** The sales there are to ask about. */
@RestController
class SaleController {

    private final SaleStore sales;

    SaleController(SaleStore sales) {
        this.sales = sales;
    }

    @GetMapping("/api/v1/sales")
    Mono<Page<SaleView>> sales(@RequestParam(required = false) @Nullable String cursor) {
        return sales.closed(Cursor.parse(cursor), Page.SIZE + 1)
                .collectList()
                .map(found ->
                        Page.of(found, sale -> Cursor.of(sale.at(), sale.sale().toString())));
    }
}
