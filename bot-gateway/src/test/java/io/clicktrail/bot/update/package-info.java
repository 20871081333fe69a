@NullMarked
package io.clicktrail.bot.update;

import org.jspecify.annotations.NullMarked;
