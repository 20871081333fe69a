/**
 * Multi-touch attribution: how much each click of a person had to do with what they did, under the models that the field
 * knows. It explains where traffic works; who is paid is for {@code decision} to say. Pure, exact to the millionth, and
 * the same for the same touches on every machine.
 */
@NullMarked
package io.clicktrail.attribution.credit;

import org.jspecify.annotations.NullMarked;
