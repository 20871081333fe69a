package io.clicktrail.benchmarks.click;

/**
 * A contender whose clicks become rows.
 *
 * @param contender with all that works for its rows
 * @param settle returns when all clicks that it has answered are rows
 */
record Recorder(Contender contender, Clicks clicks, Runnable settle) {}
