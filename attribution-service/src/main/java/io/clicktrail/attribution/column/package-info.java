/** How values without columns of their own are stored: as JSON in the words of the contract. */
@NullMarked
package io.clicktrail.attribution.column;

import org.jspecify.annotations.NullMarked;
