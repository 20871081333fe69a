@NullMarked
package io.clicktrail.transport.outbox;

import org.jspecify.annotations.NullMarked;
