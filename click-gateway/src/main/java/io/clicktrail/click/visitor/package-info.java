/** Who clicked: a person, a machine or a preview, and the same one as before or not. No address leaves this room. */
@NullMarked
package io.clicktrail.click.visitor;

import org.jspecify.annotations.NullMarked;
