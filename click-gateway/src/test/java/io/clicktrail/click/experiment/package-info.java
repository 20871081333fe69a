@NullMarked
package io.clicktrail.click.experiment;

import org.jspecify.annotations.NullMarked;
