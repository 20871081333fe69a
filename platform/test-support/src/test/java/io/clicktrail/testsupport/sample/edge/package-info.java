@NullMarked
package io.clicktrail.testsupport.sample.edge;

import org.jspecify.annotations.NullMarked;
