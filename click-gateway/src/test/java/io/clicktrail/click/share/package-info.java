@NullMarked
package io.clicktrail.click.share;

import org.jspecify.annotations.NullMarked;
