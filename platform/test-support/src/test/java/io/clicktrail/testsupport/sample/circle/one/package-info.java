@NullMarked
package io.clicktrail.testsupport.sample.circle.one;

import org.jspecify.annotations.NullMarked;
