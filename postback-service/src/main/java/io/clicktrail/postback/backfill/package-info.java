/**
 * What a network was not told when it happened, told later: the deliveries that were ignored since a date because the network
 * did not list their status then, and does now. They keep their ids, are judged by the rules of today, and go out no faster
 * than asked; one that its thread has overtaken stays as it is.
 */
@NullMarked
package io.clicktrail.postback.backfill;

import org.jspecify.annotations.NullMarked;
