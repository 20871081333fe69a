@NullMarked
package io.clicktrail.click.landing;

import org.jspecify.annotations.NullMarked;
