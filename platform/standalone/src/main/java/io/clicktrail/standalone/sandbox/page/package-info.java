/** The trail page: one page, its style, its script and its words, all from this jar; nothing comes from elsewhere. */
@NullMarked
package io.clicktrail.standalone.sandbox.page;

import org.jspecify.annotations.NullMarked;
