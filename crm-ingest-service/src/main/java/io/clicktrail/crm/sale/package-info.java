/**
 * Sales: a lead in the won stage of a pipeline that counts. A lead has at most one sale at a time; leaving the won stage
 * reopens it, and winning again is a new sale. What is sold when follows from the lead's changes alone, not from the order
 * in which their hooks came.
 */
@NullMarked
package io.clicktrail.crm.sale;

import org.jspecify.annotations.NullMarked;
