/**
 * What attribution has heard about people: from the topic {@code clicks} clicks on offers and on what people shared, from
 * {@code joins} starts, joins and leaves. A fact is kept once, whatever is repeated, and never changed; of the clicks of
 * one visitor on one share the earliest is the fact. Whatever is decided can be decided again from facts.
 */
@NullMarked
package io.clicktrail.attribution.fact;

import org.jspecify.annotations.NullMarked;
