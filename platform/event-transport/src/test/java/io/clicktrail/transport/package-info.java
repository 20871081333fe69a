@NullMarked
package io.clicktrail.transport;

import org.jspecify.annotations.NullMarked;
