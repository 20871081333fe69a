@NullMarked
package io.clicktrail.crm.contact;

import org.jspecify.annotations.NullMarked;
