@NullMarked
package io.clicktrail.postback.page;

import org.jspecify.annotations.NullMarked;
