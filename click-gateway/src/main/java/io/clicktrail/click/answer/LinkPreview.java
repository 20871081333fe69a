package io.clicktrail.click.answer;

/** The card that messengers show under a link: the offer's name and nothing that counts or leads anywhere. */
final class LinkPreview {

    private LinkPreview() {}

    static String html(String name) {
        String escaped = escape(name);
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>" + escaped
                + "</title><meta property=\"og:title\" content=\"" + escaped
                + "\"><meta property=\"og:type\" content=\"website\"></head><body></body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
