package io.clicktrail.standalone.sandbox.traffic;

import java.time.Duration;
import java.util.Optional;

import io.clicktrail.standalone.sandbox.house.DemoChat;
import io.clicktrail.standalone.sandbox.house.Person;

/**
 * What one invented visitor is going to do. Times are counted from the click; what never happens is absent.
 *
 * @param clicks how often he follows the link before he goes on
 * @param joinedWithoutStart whether he finds the channel by himself, without the bot
 */
record Journey(
        Person person,
        DemoChat chat,
        String link,
        String userAgent,
        int clicks,
        Optional<Duration> start,
        Optional<Duration> join,
        Optional<Duration> leave,
        Optional<Sale> sale,
        boolean joinedWithoutStart) {

    /** The lead that becomes a customer. */
    record Sale(Duration after, long lead, String customer, int price, String source, String campaign) {}
}
