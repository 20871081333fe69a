/**
 * Whether the bot can see what offers pay for: each place that an offer names is looked up when the offer is saved, when
 * the bot's rights there change, and once a day, and what is missing is told in words. Nobody is asked to guess why
 * actions are not counted.
 */
@NullMarked
package io.clicktrail.bot.place;

import org.jspecify.annotations.NullMarked;
