/**
 * The relay: partners tell us what only they can see. Whoever proves who they are is heard: their call is durable before it
 * is read, one that cannot be understood is kept and shown, and one that is repeated has its effect once. What is told of
 * one reference moves along one table of states ({@link io.clicktrail.postback.relay.Transitions}); what follows is said
 * through the outbox in the transaction that decides it.
 */
@NullMarked
package io.clicktrail.postback.relay;

import org.jspecify.annotations.NullMarked;
