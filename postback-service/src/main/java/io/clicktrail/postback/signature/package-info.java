/**
 * By what one side knows that a message is the other's. Plain functions of secret, message and time: they sign what we
 * send and check what we are sent. Digests are compared in constant time, and no secret is ever printed.
 */
@NullMarked
package io.clicktrail.postback.signature;

import org.jspecify.annotations.NullMarked;
