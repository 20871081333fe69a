@NullMarked
package io.clicktrail.testsupport.sample.good;

import org.jspecify.annotations.NullMarked;
