@NullMarked
package io.clicktrail.testsupport.sample.waiting;

import org.jspecify.annotations.NullMarked;
