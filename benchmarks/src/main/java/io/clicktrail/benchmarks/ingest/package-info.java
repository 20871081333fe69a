/** Clicks from the topic to committed rows, beside the fastest way that PostgreSQL has to take them. */
@NullMarked
package io.clicktrail.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
