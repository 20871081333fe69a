/** The least that a durable click can cost on the JVM: a peer, not a part of the house. */
@NullMarked
package io.clicktrail.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
