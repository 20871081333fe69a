@NullMarked
package io.clicktrail.click.catalogue;

import org.jspecify.annotations.NullMarked;
