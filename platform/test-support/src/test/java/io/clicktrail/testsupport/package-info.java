@NullMarked
package io.clicktrail.testsupport;

import org.jspecify.annotations.NullMarked;
