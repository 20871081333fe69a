@NullMarked
package io.clicktrail.testsupport.sample.naming;

import org.jspecify.annotations.NullMarked;
