@NullMarked
package io.clicktrail.bot.sending;

import org.jspecify.annotations.NullMarked;
