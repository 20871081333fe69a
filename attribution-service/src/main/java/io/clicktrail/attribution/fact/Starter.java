package io.clicktrail.attribution.fact;

import io.clicktrail.event.ClickId;

/** Somebody who has started a click, first or not. */
public record Starter(long user, ClickId click) {}
