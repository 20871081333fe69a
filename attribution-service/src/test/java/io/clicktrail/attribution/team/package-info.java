@NullMarked
package io.clicktrail.attribution.team;

import org.jspecify.annotations.NullMarked;
