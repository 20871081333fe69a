@NullMarked
package io.clicktrail.standalone.sandbox;

import org.jspecify.annotations.NullMarked;
