@NullMarked
package io.clicktrail.transport.publish;

import org.jspecify.annotations.NullMarked;
