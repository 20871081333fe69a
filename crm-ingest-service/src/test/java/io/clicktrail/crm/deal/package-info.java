@NullMarked
package io.clicktrail.crm.deal;

import org.jspecify.annotations.NullMarked;
