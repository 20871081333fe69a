@NullMarked
package io.clicktrail.crm.hook;

import org.jspecify.annotations.NullMarked;
