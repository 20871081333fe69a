package io.clicktrail.analytics.spend;

/** How often videos of a campaign were viewed on a day. The newest entry of the same campaign and day stands. */
record Views(Campaign campaign, long views) {

    /** @throws IllegalArgumentException where the number is negative */
    Views {
        if (views < 0) {
            throw new IllegalArgumentException("views is not negative");
        }
    }
}
