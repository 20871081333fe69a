package io.clicktrail.postback.relay;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a call may tell, and the names under which it commonly does. */
enum Field {
    /** Telegram user id. */
    USER("user_id", "telegram_id", "telegram_user_id", "tg_id"),
    /** Our token, or the network's own click id: which one it is shows its shape. */
    CLICK("click_id", "clickid", "click-id", "cid", "subid", "sub_id", "aff_sub", "uid"),
    REFERENCE("reference", "txid", "transaction_id", "tid", "txn_id", "order_id", "conversion_id", "payment_id"),
    AMOUNT("amount", "sum", "payout", "revenue", "price"),
    CURRENCY("currency", "cur"),
    STATUS("status"),
    OFFER("offer"),
    PREMIUM("is_premium", "premium"),
    PRODUCT_ID("product_id"),
    PRODUCT_NAME("product_name", "product"),
    /** Seconds since 1970, or ISO 8601. */
    OCCURRED_AT("event_time", "occurred_at");

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final List<String> commonNames;

    Field(String... commonNames) {
        this.commonNames = List.of(commonNames);
    }

    List<String> commonNames() {
        return commonNames;
    }

    String wireName() {
        return wireName;
    }

    static @Nullable Field find(String wireName) {
        for (Field field : values()) {
            if (field.wireName.equals(wireName)) {
                return field;
            }
        }
        return null;
    }
}
