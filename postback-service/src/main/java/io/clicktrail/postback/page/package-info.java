/**
 * The page for managers: its frame, who may see it, its language. The tabs live beside what they show, in the rooms of
 * deliveries, networks, rules and reconciliation, and ask the controllers of the API: what the API refuses the page
 * refuses too, in the same words. Admins write, analysts read; whoever is not logged in is sent to the login of
 * analytics-service.
 */
@NullMarked
package io.clicktrail.postback.page;

import org.jspecify.annotations.NullMarked;
