@NullMarked
package io.clicktrail.transport.start;

import org.jspecify.annotations.NullMarked;
