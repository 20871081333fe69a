@NullMarked
package io.clicktrail.bot;

import org.jspecify.annotations.NullMarked;
