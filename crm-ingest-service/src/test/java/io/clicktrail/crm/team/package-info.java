@NullMarked
package io.clicktrail.crm.team;

import org.jspecify.annotations.NullMarked;
