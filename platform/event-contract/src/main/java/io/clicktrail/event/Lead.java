package io.clicktrail.event;

/**
 * A lead of one AmoCRM account.
 *
 * @param account the account's subdomain
 * @param id the lead's number within the account
 */
public record Lead(String account, long id) {

    String key() {
        return account + ":" + id;
    }
}
