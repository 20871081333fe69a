@NullMarked
package io.clicktrail.infrastructure;

import org.jspecify.annotations.NullMarked;
