@NullMarked
package io.clicktrail.bot.membership;

import org.jspecify.annotations.NullMarked;
