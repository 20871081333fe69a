/**
 * Which team (targetologist) brought a buyer, told from the lead's UTM marks by configured rules. The answer says how
 * sure it is and never picks between two equally good candidates.
 */
@NullMarked
package io.clicktrail.crm.team;

import org.jspecify.annotations.NullMarked;
