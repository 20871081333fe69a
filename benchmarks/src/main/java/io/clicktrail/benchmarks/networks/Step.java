package io.clicktrail.benchmarks.networks;

/** What a network is to hear of a conversion: one message, however often it is sent. */
record Step(String network, String conversion, String status) {}
