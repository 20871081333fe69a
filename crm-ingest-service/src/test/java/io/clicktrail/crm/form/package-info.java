@NullMarked
package io.clicktrail.crm.form;

import org.jspecify.annotations.NullMarked;
