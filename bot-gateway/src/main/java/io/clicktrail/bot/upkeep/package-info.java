/** Forgets what is not needed any more, so that tables stay as large as the time they look back. */
@NullMarked
package io.clicktrail.bot.upkeep;

import org.jspecify.annotations.NullMarked;
