/**
 * What advertisers order: terms that never change once an offer exists, a status that does, and the places that its
 * caps leave. Every change is published on {@code offers} in the transaction that makes it.
 */
@NullMarked
package io.clicktrail.attribution.offer;

import org.jspecify.annotations.NullMarked;
