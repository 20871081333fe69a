@NullMarked
package io.clicktrail.click.redirect;

import org.jspecify.annotations.NullMarked;
