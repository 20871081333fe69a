package io.clicktrail.postback.network;

import java.util.List;
import java.util.Map;

/**
 * How a network writes what it sends with a click.
 *
 * @param clickId the query parameters in which its click id may come; the first that is there counts
 * @param subs from its names of sub parameters to ours, {@code sub1} to {@code sub10}
 */
public record ClickParameters(List<String> clickId, Map<String, String> subs) {

    public ClickParameters {
        clickId = List.copyOf(clickId);
        subs = Map.copyOf(subs);
    }
}
