/**
 * Real Kafka, PostgreSQL and Redis on one machine without Docker.
 *
 * <p>Each server is a process of its own, so it can be killed and frozen as in production, and none outlives the JVM
 * that started it. Data and port are the caller's choice; a server started again on the same data finds it. Everything
 * listens on loopback only.
 */
@NullMarked
package io.clicktrail.infrastructure;

import org.jspecify.annotations.NullMarked;
