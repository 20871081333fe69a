@NullMarked
package io.clicktrail.click.inapp;

import org.jspecify.annotations.NullMarked;
