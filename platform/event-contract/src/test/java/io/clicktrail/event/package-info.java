@NullMarked
package io.clicktrail.event;

import org.jspecify.annotations.NullMarked;
