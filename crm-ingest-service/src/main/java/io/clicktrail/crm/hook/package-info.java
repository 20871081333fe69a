/**
 * The road of a hook: made durable before it is answered, read afterwards, kept whole with what became of it. A hook is
 * never refused for its content; what cannot be understood waits for a person's eyes and can be tried again.
 */
@NullMarked
package io.clicktrail.crm.hook;

import org.jspecify.annotations.NullMarked;
