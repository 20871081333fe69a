package io.clicktrail.benchmarks.attribution;

/** Who takes turns. */
enum Contender {
    SERVICE("attribution-service"),
    COPY("COPY, 500 a commit"),
    INSERT("batched insert, 500 a commit");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
