@NullMarked
package io.clicktrail.click;

import org.jspecify.annotations.NullMarked;
