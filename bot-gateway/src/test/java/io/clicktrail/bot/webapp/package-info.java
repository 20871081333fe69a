@NullMarked
package io.clicktrail.bot.webapp;

import org.jspecify.annotations.NullMarked;
