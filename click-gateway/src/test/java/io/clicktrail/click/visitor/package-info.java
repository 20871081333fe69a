@NullMarked
package io.clicktrail.click.visitor;

import org.jspecify.annotations.NullMarked;
