@NullMarked
package io.clicktrail.click.door;

import org.jspecify.annotations.NullMarked;
