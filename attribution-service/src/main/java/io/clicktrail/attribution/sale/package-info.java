/** Sales whose lead carries a click of ours: what a journey has earned. */
@NullMarked
package io.clicktrail.attribution.sale;

import org.jspecify.annotations.NullMarked;
