@NullMarked
package io.clicktrail.testsupport.sample.circle.two;

import org.jspecify.annotations.NullMarked;
