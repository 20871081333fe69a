/** Offers, links and networks as the compacted topics say, answered from memory. */
@NullMarked
package io.clicktrail.click.catalogue;

import org.jspecify.annotations.NullMarked;
