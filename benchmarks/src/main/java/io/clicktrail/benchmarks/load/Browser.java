package io.clicktrail.benchmarks.load;

/** What load pretends to be, so that it is counted as people are. */
public final class Browser {

    public static final String USER_AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";

    private Browser() {}
}
