package io.clicktrail.postback.control;

import java.time.ZoneId;

/**
 * A subject as one rule sees it.
 *
 * @param sameVisitor how many conversions of its network came from the same visitor before it
 * @param zone in which the rule reads hours
 */
record Evidence(Subject subject, int sameVisitor, ZoneId zone) {}
