/**
 * Who the client is when proxies stand between: only what a proxy that we trust has seen itself. Everything else in
 * {@code X-Forwarded-For} is the client's own invention.
 */
@NullMarked
package io.clicktrail.http.address;

import org.jspecify.annotations.NullMarked;
