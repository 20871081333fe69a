package io.clicktrail.standalone.sandbox.house;

/** Somebody with Telegram. */
public record Person(long id, String firstName, boolean premium) {}
