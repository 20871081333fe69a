package io.clicktrail.benchmarks.click;

/** What a process does for its contender. */
enum Part {
    /** It answers. */
    FRONT,
    BROKER,
    CACHE,
    /** It makes rows of events. */
    CONSUMER,
    DATABASE
}
