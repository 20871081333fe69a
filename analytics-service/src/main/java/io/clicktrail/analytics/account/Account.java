package io.clicktrail.analytics.account;

import java.util.regex.Pattern;

import io.clicktrail.http.access.Role;

/** Who may log in. */
record Account(String login, String passwordHash, Role role) {

    /** The account that exists from the first start on. */
    static final String FIRST = "admin";

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,59}");

    /** Whether there may be an account of this name. */
    static boolean isLogin(String name) {
        return LOGIN.matcher(name).matches();
    }

    @Override
    public String toString() {
        return "account " + login;
    }
}
