@NullMarked
package io.clicktrail.transport.inbox;

import org.jspecify.annotations.NullMarked;
