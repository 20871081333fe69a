/** The doors of the real services, as the outside world finds them, and what the sandbox puts there to begin with. */
@NullMarked
package io.clicktrail.standalone.sandbox.house;

import org.jspecify.annotations.NullMarked;
