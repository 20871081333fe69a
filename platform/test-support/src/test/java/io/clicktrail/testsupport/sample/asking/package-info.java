@NullMarked
package io.clicktrail.testsupport.sample.asking;

import org.jspecify.annotations.NullMarked;
