package io.clicktrail.attribution.fact;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.DeviceClass;

/** Devices by their {@code User-Agent}. Traffic has few browsers and many clicks: each is looked at once. */
public final class Devices {

    private static final int REMEMBERED = 10_000;

    private final ConcurrentMap<String, DeviceClass> known = new ConcurrentHashMap<>();

    /** Nothing of a visitor who does not say what they came with. */
    @Nullable
    DeviceClass of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        DeviceClass remembered = known.get(userAgent);
        return remembered != null ? remembered : remember(userAgent);
    }

    private DeviceClass remember(String userAgent) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        DeviceClass device = DeviceClass.of(userAgent);
        known.put(userAgent, device);
        return device;
    }
}
