@NullMarked
package io.clicktrail.transport.spool;

import org.jspecify.annotations.NullMarked;
