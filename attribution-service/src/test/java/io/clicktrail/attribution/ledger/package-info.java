@NullMarked
package io.clicktrail.attribution.ledger;

import org.jspecify.annotations.NullMarked;
