@NullMarked
package io.clicktrail.attribution;

import org.jspecify.annotations.NullMarked;
