/** Sales as people ask for them: the history of a team, the figures of a time, and a message to try the chats with. */
@NullMarked
package io.clicktrail.crm.report;

import org.jspecify.annotations.NullMarked;
