/** A stream of invented visitors through the real doors, so that the dashboards live. */
@NullMarked
package io.clicktrail.standalone.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
