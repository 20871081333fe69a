package io.clicktrail.crm.hook;

import java.util.Arrays;
import java.util.Optional;

/** The addresses that AmoCRM is given. */
enum Endpoint {
    /** Sales of every configured pipeline (003-37). */
    SALES_WEBHOOK("sales-webhook"),
    /** Sales of the funnel's pipelines only (003-29). */
    FUNNEL_SALE("funnel-sale");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The last segment of the address. */
    String path() {
        return path;
    }

    static Optional<Endpoint> find(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }
}
