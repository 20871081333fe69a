@NullMarked
package io.clicktrail.bot.telegram;

import org.jspecify.annotations.NullMarked;
