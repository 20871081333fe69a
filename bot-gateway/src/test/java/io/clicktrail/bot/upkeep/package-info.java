@NullMarked
package io.clicktrail.bot.upkeep;

import org.jspecify.annotations.NullMarked;
