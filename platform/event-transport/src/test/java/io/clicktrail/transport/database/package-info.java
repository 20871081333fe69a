@NullMarked
package io.clicktrail.transport.database;

import org.jspecify.annotations.NullMarked;
