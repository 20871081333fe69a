package io.clicktrail.click.link;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clicktrail.event.Link;

/**
 * A link as the API shows it.
 *
 * @param url what is published
 * @param qrUrl its picture
 */
record LinkView(@JsonUnwrapped Link link, String url, String qrUrl) {

    static LinkView of(Link link, String publicBaseUrl) {
        return new LinkView(link, urlOf(link, publicBaseUrl), publicBaseUrl + "/api/v1/utm/links/" + link.id() + "/qr");
    }

    static String urlOf(Link link, String publicBaseUrl) {
        return publicBaseUrl + "/l/" + link.id();
    }
}
