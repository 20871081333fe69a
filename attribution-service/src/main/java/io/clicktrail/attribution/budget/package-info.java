/** What advertisers pay in for their offers and what becomes of it: the API of the ledger. */
@NullMarked
package io.clicktrail.attribution.budget;

import org.jspecify.annotations.NullMarked;
