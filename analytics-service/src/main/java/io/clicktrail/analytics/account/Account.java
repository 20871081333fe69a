package io.clicktrail.analytics.account;

import io.clicktrail.http.access.Role;

/** Who may log in. */
record Account(String login, String passwordHash, Role role) {

    /** The account that exists from the first start on. */
    static final String FIRST = "admin";

    @Override
    public String toString() {
        return "account " + login;
    }
}
