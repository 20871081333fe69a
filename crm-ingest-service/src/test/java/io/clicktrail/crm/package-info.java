@NullMarked
package io.clicktrail.crm;

import org.jspecify.annotations.NullMarked;
