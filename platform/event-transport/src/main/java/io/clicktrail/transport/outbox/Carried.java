package io.clicktrail.transport.outbox;

/**
 * What came of one run of the relay.
 *
 * @param found how many events it took up
 * @param acknowledged how many of them are in Kafka and no longer in the outbox
 */
record Carried(int found, int acknowledged) {

    static final Carried NOTHING = new Carried(0, 0);

    /** Whether more may be waiting and can be carried now: the run was full and nothing stood in its way. */
    boolean more(int batch) {
        return found == batch && acknowledged == found;
    }
}
