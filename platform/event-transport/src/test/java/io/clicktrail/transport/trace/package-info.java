@NullMarked
package io.clicktrail.transport.trace;

import org.jspecify.annotations.NullMarked;
