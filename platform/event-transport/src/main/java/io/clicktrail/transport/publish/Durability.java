package io.clicktrail.transport.publish;

/** Where an acknowledged event is safe. */
public enum Durability {
    /** In Kafka, acknowledged by all in-sync replicas. */
    BROKER,
    /** On this machine's disk, synced; it will be sent to Kafka with the same id. */
    SPOOL
}
