@NullMarked
package io.clicktrail.standalone.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
