@NullMarked
package io.clicktrail.bot.place;

import org.jspecify.annotations.NullMarked;
