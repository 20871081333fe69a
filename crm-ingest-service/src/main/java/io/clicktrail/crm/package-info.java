/**
 * AmoCRM hooks to deals and sales. A hook is durable before it is answered ({@link io.clicktrail.crm.hook}), read as a tree
 * ({@link io.clicktrail.crm.form}), kept as changes of stage ({@link io.clicktrail.crm.deal}) from which the sales follow
 * ({@link io.clicktrail.crm.sale}) with the team that brought them ({@link io.clicktrail.crm.team}).
 */
@NullMarked
package io.clicktrail.crm;

import org.jspecify.annotations.NullMarked;
