/**
 * Where visitors come in. WebFlux takes whatever is asked; redirects, which are nearly all, go a shorter way from the
 * connection to the same handlers and back.
 */
@NullMarked
package io.clicktrail.click.door;

import org.jspecify.annotations.NullMarked;
