package io.clicktrail.testsupport.crowd;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickId;
import io.clicktrail.event.EventId;

/**
 * A credit that somebody is due.
 *
 * @param action absent for a share, which no single event tells
 * @param standing whether it was not taken back too early
 */
record Due(
        String offer,
        long user,
        String place,
        @Nullable EventId action,
        Instant actedAt,
        ClickId click,
        BigDecimal rate,
        boolean standing) {}
