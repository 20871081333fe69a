package io.clicktrail.click.answer;

import java.util.Map;

import io.clicktrail.click.page.Template;

/** The card that messengers show under a link: the offer's name and nothing that counts or leads anywhere. */
final class LinkPreview {

    private static final Template CARD = new Template(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>{{name}}</title><meta property=\"og:title\""
                    + " content=\"{{name}}\"><meta property=\"og:type\" content=\"website\"></head><body></body></html>");

    private LinkPreview() {}

    static String html(String name) {
        return CARD.fill(Map.of("name", name));
    }
}
