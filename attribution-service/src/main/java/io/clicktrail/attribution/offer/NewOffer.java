package io.clicktrail.attribution.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.event.Offer.Caps.Window;
import io.clicktrail.event.Offer.Entry;
import io.clicktrail.event.Offer.Repeats;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.Timetable;

/**
 * What an advertiser asks for: the body of {@code POST /api/v1/offers}.
 *
 * @param advertiser who orders and pays; needed where the offer is metered
 * @param entry how people come into the chat that they are to join; absent: through the bot
 * @param schedule absent: always
 * @param scheduleGrace absent: as long as the click may be credited at all
 * @param metered whether actions are paid from the advertiser's budget for this offer; absent: no
 * @param ownAccounts Telegram users who are the advertiser, who is not paid for; absent: none are known
 */
record NewOffer(
        OfferId slug,
        String name,
        String targetUrl,
        Goal goal,
        String place,
        @Nullable Entry entry,
        Rate rate,
        @Nullable Money payout,
        @Nullable Caps caps,
        @Nullable Timetable schedule,
        @Nullable ZoneId timeZone,
        @Nullable Duration scheduleGrace,
        @Nullable Duration hold,
        @Nullable Duration clawback,
        @Nullable Duration attributionWindow,
        @Nullable Duration settlement,
        @Nullable Boolean firstClick,
        @Nullable Repeats repeats,
        @Nullable Audience audience,
        @Nullable Integer shareClicks,
        @Nullable String fallbackUrl,
        @Nullable NetworkId network,
        @Nullable AdvertiserId advertiser,
        @Nullable Boolean metered,
        @Nullable Set<Long> ownAccounts) {

    /** @param premium absent: as much as {@code base}, or the rate card's minimum where that is more */
    record Rate(BigDecimal base, @Nullable BigDecimal premium, String currency) {}

    /**
     * @param countries empty, or absent: all
     * @param once absent: no
     */
    record Audience(
            @Nullable Set<String> countries, @Nullable Boolean once) {

        static final Audience EVERYBODY = new Audience(null, null);
    }

    /**
     * @param total 0, or absent: no limit
     * @param windows more limits like {@code window}
     * @param reservation absent: clicks keep no place
     */
    record Caps(
            @Nullable Integer total,
            @Nullable Window window,
            @Nullable List<Window> windows,
            @Nullable Duration reservation) {

        static final Caps NONE = new Caps(null, null, null, null);

        List<Window> all() {
            return Stream.concat(
                            Stream.ofNullable(window),
                            Stream.ofNullable(windows).flatMap(List::stream))
                    .toList();
        }
    }
}
