@NullMarked
package io.clicktrail.crm.sale;

import org.jspecify.annotations.NullMarked;
