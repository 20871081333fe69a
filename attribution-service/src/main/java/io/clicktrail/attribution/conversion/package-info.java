/**
 * Credits, and the one transaction in which a batch of news is kept, decided and announced. Locks are taken in the order
 * clicks (on offers, then on shares), what names them
 * (sales, reports), people, offers, what is owed for sales.
 */
@NullMarked
package io.clicktrail.attribution.conversion;

import org.jspecify.annotations.NullMarked;
