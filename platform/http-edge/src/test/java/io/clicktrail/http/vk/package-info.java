@NullMarked
package io.clicktrail.http.vk;

import org.jspecify.annotations.NullMarked;
