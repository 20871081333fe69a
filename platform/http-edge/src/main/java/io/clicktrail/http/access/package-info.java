/**
 * Who may call a service: machines with {@code X-Api-Key}, people with a bearer JWT. Closed by default: everything
 * outside {@link io.clicktrail.http.access.OpenPaths} needs a {@link io.clicktrail.http.access.Role}, admins may do all,
 * analysts may read {@code /api/v1}, and advertisers only what a {@link io.clicktrail.http.access.Grant} gives them.
 *
 * <p>It needs Spring Security on the class path; a service without it starts only where it says that it is open to all.
 */
@NullMarked
package io.clicktrail.http.access;

import org.jspecify.annotations.NullMarked;
