@NullMarked
package io.clicktrail.bot.answer;

import org.jspecify.annotations.NullMarked;
