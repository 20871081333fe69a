package io.clicktrail.transport.consume;

import java.util.function.BooleanSupplier;

/** Puts together what stands between a consumer group and its listener. */
@FunctionalInterface
interface DispatcherFactory {

    /** @param running whether the group is to go on; not while the service stops */
    BatchDispatcher dispatcherFor(EventBatchListener listener, String group, BooleanSupplier running);
}
