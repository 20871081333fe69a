/** A small HTTP server on the JDK's own, a virtual thread for each request: enough for one machine and its visitors. */
@NullMarked
package io.clicktrail.standalone.sandbox.web;

import org.jspecify.annotations.NullMarked;
