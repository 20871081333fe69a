@NullMarked
package io.clicktrail.standalone.sandbox.journey;

import org.jspecify.annotations.NullMarked;
