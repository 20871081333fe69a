/**
 * Phones and e-mail addresses, as far as leads have them: turned into keyed hashes at the door. They tell the same person
 * again, and nothing that leaves this room can be called or written to.
 */
@NullMarked
package io.clicktrail.crm.contact;

import org.jspecify.annotations.NullMarked;
