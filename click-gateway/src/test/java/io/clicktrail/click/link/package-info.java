@NullMarked
package io.clicktrail.click.link;

import org.jspecify.annotations.NullMarked;
