package io.clicktrail.benchmarks.click;

import java.io.IOException;

import io.clicktrail.benchmarks.load.Connection;
import io.clicktrail.benchmarks.load.Waiting;

/** Whether a contender does what it is measured for. */
final class Answers {

    private static final int REDIRECT = 302;
    private static final int TIMEOUT_MILLIS = 1_000;

    private Answers() {}

    /** Returns when a click is sent on. */
    static Contender await(Contender contender) {
        Waiting.until(contender.name() + " redirects", () -> redirects(contender));
        return contender;
    }

    private static boolean redirects(Contender contender) {
        try (Connection connection = Connection.to(contender.server(), TIMEOUT_MILLIS)) {
            String path = contender.target("probe").getRawPath()
                    + '?'
                    + contender.target("probe").getRawQuery();
            return connection.get(path).status() == REDIRECT;
        } catch (IOException notYet) {
            return false;
        }
    }
}
