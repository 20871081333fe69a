@NullMarked
package io.clicktrail.standalone;

import org.jspecify.annotations.NullMarked;
