@NullMarked
package io.clicktrail.click.vk;

import org.jspecify.annotations.NullMarked;
