package io.clicktrail.attribution.ledger;

/**
 * What stands in the accounts, in Stars.
 *
 * @param deposited all that was ever paid in: the sum of the others
 * @param budget what can still be promised
 * @param pledged what is owed for credits that are held
 * @param earned what is spent
 */
public record Balances(long deposited, long budget, long pledged, long earned) {}
