/** One visitor's way from the ad to the sale, step by step, through the real doors, told as it happens. */
@NullMarked
package io.clicktrail.standalone.sandbox.trail;

import org.jspecify.annotations.NullMarked;
