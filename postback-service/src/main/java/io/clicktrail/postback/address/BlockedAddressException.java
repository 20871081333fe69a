package io.clicktrail.postback.address;

import java.io.IOException;

/** Every address that the name means is one that may not be called. Nothing was sent. */
public final class BlockedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    BlockedAddressException() {
        super("the address is not a public one");
    }
}
