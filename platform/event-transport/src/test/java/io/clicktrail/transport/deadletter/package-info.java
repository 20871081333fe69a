@NullMarked
package io.clicktrail.transport.deadletter;

import org.jspecify.annotations.NullMarked;
