@NullMarked
package io.clicktrail.click.page;

import org.jspecify.annotations.NullMarked;
