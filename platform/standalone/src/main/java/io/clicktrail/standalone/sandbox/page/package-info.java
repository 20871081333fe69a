/** The pages, their style, their scripts and their words, all from this jar; nothing comes from elsewhere. */
@NullMarked
package io.clicktrail.standalone.sandbox.page;

import org.jspecify.annotations.NullMarked;
