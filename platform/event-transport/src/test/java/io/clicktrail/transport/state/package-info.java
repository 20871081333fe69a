@NullMarked
package io.clicktrail.transport.state;

import org.jspecify.annotations.NullMarked;
