/**
 * The CPA networks: who they are, what they want to hear and in which words. A network's template is judged as a whole
 * when it is saved, so that what is stored can always be rendered; what it wants to hear is a table from our statuses
 * to its words, and a status that is not in it is not sent.
 *
 * <p>A network is kept as the request that made it. There is one way from there to what can be rendered, for what an admin
 * sends, what is stored and what comes with the service as a preset.
 */
@NullMarked
package io.clicktrail.postback.network;

import org.jspecify.annotations.NullMarked;
