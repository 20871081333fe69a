/**
 * Who may call a service: machines with {@code X-Api-Key}, people with a bearer JWT. Closed by default: everything
 * outside {@link io.clicktrail.http.access.OpenPaths} needs a {@link io.clicktrail.http.access.Role}, admins may do all,
 * analysts may read {@code /api/v1}, and advertisers only what a {@link io.clicktrail.http.access.Grant} gives them.
 *
 * <p>Present only where spring-security is on the class path.
 */
@NullMarked
package io.clicktrail.http.access;

import org.jspecify.annotations.NullMarked;
