package io.clicktrail.postback.arbitrage;

import java.time.Instant;

/** A tracker's offer that gets clicks. */
record Target(String slug, String name, ClickTemplate template, Instant createdAt, Instant changedAt) {}
