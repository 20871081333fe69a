/** How fast an address comes, so that an open path can tell people from machines and attacks. */
@NullMarked
package io.clicktrail.http.flood;

import org.jspecify.annotations.NullMarked;
