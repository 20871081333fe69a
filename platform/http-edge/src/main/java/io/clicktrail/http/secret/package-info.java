/** Secrets come from the environment, or the service does not start and says which one is missing. */
@NullMarked
package io.clicktrail.http.secret;

import org.jspecify.annotations.NullMarked;
