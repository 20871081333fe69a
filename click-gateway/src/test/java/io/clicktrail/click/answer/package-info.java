@NullMarked
package io.clicktrail.click.answer;

import org.jspecify.annotations.NullMarked;
