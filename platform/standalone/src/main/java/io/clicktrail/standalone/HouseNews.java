package io.clicktrail.standalone;

import java.time.Duration;

/** What happens in the house, for whoever wants to show it. Called from several threads. */
public interface HouseNews {
    /** Nobody listens. */
    HouseNews UNHEARD = new HouseNews() {};

    default void preparing(String what) {}

    default void ready(String part, Duration took) {}

    default void died(String part, int exitCode, Duration startsAgainIn) {}

    /** It died again before it was ready. */
    default void failed(String part, String reason) {}
}
