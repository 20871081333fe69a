package io.clicktrail.standalone.sandbox.house;

/**
 * A won deal of the CRM that is played.
 *
 * @param customer name of the lead
 * @param price major units of the account's currency
 * @param click token of the click that the lead came by
 */
public record Deal(long lead, String customer, int price, String source, String campaign, String click) {}
