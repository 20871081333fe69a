/**
 * Which team (targetologist) brought a buyer, told from the lead's UTM marks. attribution-service keeps the teams and
 * publishes them; the rules are those of the contract, {@link io.clicktrail.event.TeamMatcher}, so that both services
 * give the same answer.
 */
@NullMarked
package io.clicktrail.crm.team;

import org.jspecify.annotations.NullMarked;
