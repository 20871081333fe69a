package io.clicktrail.analytics.dashboard;

import java.util.List;

/**
 * The page's content, ready to be read: every number is formatted already, every key is one of the message files.
 *
 * @param version the same as long as nothing on the board has changed
 */
record Board(
        String range,
        String before,
        boolean quiet,
        List<Station> trail,
        Result result,
        List<FunnelRow> funnel,
        Chart chart,
        List<TableRow> table,
        Aside aside,
        Delivery delivery,
        List<SaleRow> sales) {

    public int version() {
        return hashCode();
    }

    /**
     * A stop on the way from a click to money.
     *
     * @param onward how many went on to the next stop, in percent; empty at the last
     * @param noteKey of the small line, with {@code note} as its argument
     */
    record Station(
            String key, String value, Change change, String noteKey, String note, String sparkline, String onward) {}

    /**
     * What is left at the end: ROI where costs are known, else what networks earn.
     *
     * @param tone {@code good}, {@code bad} or {@code none}
     * @param noteKey of the small line, with {@code first} and {@code second} as its arguments
     */
    record Result(String key, String value, String tone, String noteKey, String first, String second) {}

    /**
     * @param width of the bar, as an SVG percentage
     */
    record FunnelRow(String key, String count, String ofPrevious, String ofFirst, String width) {}

    /**
     * @param json for each day its name, clicks, conversions, and whether it is not over yet
     * @param days the same in words, for a reader who cannot see the chart
     */
    record Chart(String json, List<ChartDay> days) {}

    /** A day of the chart in words. */
    record ChartDay(String day, String clicks, String conversions) {}

    /**
     * A line of the comparison.
     *
     * @param width of the bar behind the clicks, as an SVG percentage
     * @param roiTone {@code good}, {@code bad} or {@code none}
     */
    record TableRow(
            String name,
            String key,
            String clicks,
            String width,
            String uniques,
            String starts,
            String joins,
            String conversions,
            String cr,
            String revenue,
            String costs,
            String roi,
            String roiTone) {}

    /** What does not count among the clicks, and among the conversions. */
    record Aside(String machines, String refused, String undone) {}

    /**
     * How postbacks fare.
     *
     * @param share of those that ended that were delivered
     * @param width of the delivered part, as an SVG percentage
     * @param tone {@code good}, {@code bad} or {@code none}
     */
    record Delivery(String share, String delivered, String failed, String exhausted, String width, String tone) {}

    /** A sale in the list. */
    record SaleRow(String at, String what, String amount, String from, boolean reopened) {}
}
