/** Links that users share: each names its user and offer, and says so only to us. Different people who follow one count. */
@NullMarked
package io.clicktrail.click.share;

import org.jspecify.annotations.NullMarked;
