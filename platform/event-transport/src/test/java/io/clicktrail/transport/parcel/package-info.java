/** A small service as every house has six of, for the tests of the transport: listener, inbox, table, outbox. */
@NullMarked
package io.clicktrail.transport.parcel;

import org.jspecify.annotations.NullMarked;
