/**
 * Whom we may call. Partners write the URLs, so a URL may point anywhere: at this machine, at its neighbours, at the
 * metadata service of its cloud. {@link io.clicktrail.postback.address.AddressPolicy} says which addresses are public,
 * {@link io.clicktrail.postback.address.TargetHost} asks it when a URL is saved, and
 * {@link io.clicktrail.postback.address.AddressFilter} asks it again for every address a name turns out to mean at the
 * moment of the connection. No packet leaves for an address that the policy does not admit.
 */
@NullMarked
package io.clicktrail.postback.address;

import org.jspecify.annotations.NullMarked;
