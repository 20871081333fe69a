package io.clicktrail.transport.consume;

/** Puts together what stands between a consumer group and its listener. */
@FunctionalInterface
interface DispatcherFactory {

    BatchDispatcher dispatcherFor(EventBatchListener listener, String group);
}
