/**
 * Who may log in, and the keys of machines. Passwords and keys are kept as hashes.
 */
@NullMarked
package io.clicktrail.analytics.account;

import org.jspecify.annotations.NullMarked;
