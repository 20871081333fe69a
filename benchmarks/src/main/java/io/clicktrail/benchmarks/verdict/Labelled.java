package io.clicktrail.benchmarks.verdict;

/**
 * A {@code User-Agent} and what a list says that it is.
 *
 * @param device the device's class in the words of the list, such as {@code Set-top box}; empty where it names none
 * @param agent the program's class in the same words, such as {@code Browser Webview}
 */
record Labelled(String userAgent, String device, String agent) {

    static final String EITHER_OF_TWO = "phone or tablet";

    boolean isRobot() {
        return device.startsWith("Robot") || agent.startsWith("Robot");
    }

    /** Somebody who looks at pages, in a browser proper or in the window of an app. */
    boolean isPerson() {
        return !isRobot() && agent.startsWith("Browser");
    }

    /** In the words of the house; empty where the list does not know. */
    String deviceClass() {
        return switch (device) {
            case "Phone" -> "phone";
            case "Tablet" -> "tablet";
            case "Mobile" -> EITHER_OF_TWO;
            case "Desktop" -> "desktop";
            case "TV", "Set-top box" -> "tv";
            case "", "Unknown", "Anonymized" -> "";
            default -> "other";
        };
    }
}
