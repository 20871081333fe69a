/** What all pages of ours are made of: two languages, the house's words, and templates that escape whatever fills them. */
@NullMarked
package io.clicktrail.click.page;

import org.jspecify.annotations.NullMarked;
