package io.clicktrail.benchmarks.load;

import java.util.concurrent.ThreadLocalRandom;

import io.clicktrail.event.Visitor;

/** What load pretends to be, so that it is counted as people are. */
public final class Browser {

    public static final String USER_AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";

    private Browser() {}

    /** Whoever comes with it, as a click carries them. */
    public static Visitor visitor() {
        return new Visitor(
                "0123456789abcdef01234567", Visitor.Standing.FIRST, USER_AGENT, "ru", "example.com", "DE", null, null);
    }

    /** Headers of somebody who has not come before (one in sixteen million has), as a proxy in front hands them on. */
    static String headersOfAnother() {
        int host = ThreadLocalRandom.current().nextInt(1 << 24);
        return "Accept-Language: ru,en;q=0.9\r\nCF-IPCountry: DE\r\nX-Forwarded-For: 10." + (host >> 16) + '.'
                + (host >> 8 & 0xFF) + '.' + (host & 0xFF) + "\r\n";
    }
}
