package io.clicktrail.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as it travels: a CloudEvent in Kafka's binary mode (CloudEvents 1.0, Kafka protocol binding 3.2), with the
 * attributes in {@code ce_} headers and the data as JSON.
 *
 * @param topic without the prefix of an installation
 */
public record EncodedEvent(String topic, String key, Map<String, String> headers, byte[] body) {

    /** The same with one header more. */
    public EncodedEvent with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new EncodedEvent(topic, key, more, body);
    }
}
