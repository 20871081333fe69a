@NullMarked
package io.clicktrail.bot.invite;

import org.jspecify.annotations.NullMarked;
