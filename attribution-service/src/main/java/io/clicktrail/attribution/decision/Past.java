package io.clicktrail.attribution.decision;

import java.util.Collection;
import java.util.Map;

import io.clicktrail.event.EventId;

/**
 * What has been decided about one person so far.
 *
 * @param standings the newest revision of each conversion
 * @param statuses of the actions that have one
 */
public record Past(Collection<Standing> standings, Map<EventId, ActionStatus> statuses) {}
