@NullMarked
package io.clicktrail.testsupport.sample.dreaming;

import org.jspecify.annotations.NullMarked;
