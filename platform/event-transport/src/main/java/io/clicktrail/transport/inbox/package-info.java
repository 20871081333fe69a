/** Which events this service has seen, so that a repeated one has no effect. */
@NullMarked
package io.clicktrail.transport.inbox;

import org.jspecify.annotations.NullMarked;
