/**
 * What tests need: real servers, partners on the loopback, a browser, waiting without blind sleeps, and the rules of the
 * house.
 *
 * <p>Test scope only; nothing here may reach a service that ships.
 */
@NullMarked
package io.clicktrail.testsupport;

import org.jspecify.annotations.NullMarked;
