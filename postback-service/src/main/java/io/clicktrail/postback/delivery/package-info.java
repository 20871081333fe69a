/**
 * From a conversion to a partner's 2xx. A conversion is planned as a delivery with an id of its own; a delivery is
 * attempted until the network takes it, refuses it for good, or the schedule is used up, and every attempt is kept.
 *
 * <p>What rules and people decide about deliveries is kept in their state: held ones wait, declined ones are over. Whatever is
 * done to one is done to what stands behind it in its thread, so that a reversal is never sent where its approval was not.
 *
 * <p>The main path is {@link io.clicktrail.postback.delivery.DeliveryJob#deliver}. What one may not do, the types forbid:
 * only a {@link io.clicktrail.postback.delivery.PendingDelivery} can be sent and only a
 * {@link io.clicktrail.postback.delivery.FinishedDelivery} can be recorded.
 *
 * <p>Promises: the same id on every attempt; no repeat without a fault; nothing sent is forgotten, since what a dead
 * worker held comes due again; a replayed topic sends nothing. Of one conversion a network hears the earlier step
 * first: {@code approved} waits until {@code pending} has been taken or given up.
 */
@NullMarked
package io.clicktrail.postback.delivery;

import org.jspecify.annotations.NullMarked;
