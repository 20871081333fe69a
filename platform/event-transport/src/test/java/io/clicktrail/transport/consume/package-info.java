@NullMarked
package io.clicktrail.transport.consume;

import org.jspecify.annotations.NullMarked;
