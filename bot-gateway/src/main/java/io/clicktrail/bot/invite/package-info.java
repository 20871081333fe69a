/**
 * Invite links that offers have for themselves, and who is let in by them.
 *
 * <p>Each active offer that people enter by a link gets one link as soon as its place is found well. The link is made at
 * least once: after a crash there may be two, with the same name, of which only one was ever shown to anybody. Who asks
 * to be let in by the link of an offer that approves is let in, whatever happens to this process meanwhile; of others the
 * bot lets in nobody.
 */
@NullMarked
package io.clicktrail.bot.invite;

import org.jspecify.annotations.NullMarked;
