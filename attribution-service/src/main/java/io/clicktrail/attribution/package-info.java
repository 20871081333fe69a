/**
 * Attribution: from what people did to who is credited for it.
 *
 * <p>{@code offer} keeps what advertisers order, {@code fact} what was heard, {@code decision} the rules, pure,
 * {@code conversion} the credits and the one transaction in which everything is decided, {@code ledger} the Stars that
 * they cost and {@code budget} its API, {@code journey} the story of a click as people read it, {@code parked} what still
 * waits for its explanation. {@code credit} shares a conversion among all its touches, {@code team} names whose traffic it
 * was.
 */
@NullMarked
package io.clicktrail.attribution;

import org.jspecify.annotations.NullMarked;
