/** Where people may be sent from here. */
@NullMarked
package io.clicktrail.http.host;

import org.jspecify.annotations.NullMarked;
