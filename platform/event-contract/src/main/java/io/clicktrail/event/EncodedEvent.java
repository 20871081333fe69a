package io.clicktrail.event;

import java.util.Map;

/**
 * An event as it travels: a CloudEvent in Kafka's binary mode (CloudEvents 1.0, Kafka protocol binding 3.2), with the
 * attributes in {@code ce_} headers and the data as JSON.
 *
 * @param topic without the prefix of an installation
 */
public record EncodedEvent(String topic, String key, Map<String, String> headers, byte[] body) {}
