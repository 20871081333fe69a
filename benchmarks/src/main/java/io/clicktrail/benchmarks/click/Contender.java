package io.clicktrail.benchmarks.click;

import java.net.URI;
import java.util.List;

/**
 * A server under load.
 *
 * @param front the process that answers
 * @param behind processes that work for it: broker and database
 */
record Contender(String name, URI target, ProcessHandle front, List<ProcessHandle> behind) {}
