package io.clicktrail.benchmarks.networks;

import io.clicktrail.benchmarks.load.HouseService;

/** How a stand-in is made known to the service. */
final class Network {

    private static final String EVERYTHING =
            "\"pending\": \"pending\", \"approved\": \"approved\", \"rejected\": \"rejected\", \"reversed\": \"reversed\"";
    private static final String JSON = """
            {"slug": "%s", "name": "Stand-in %s", "click_id_parameter": "uid",
             "postback": {"url_template": "%s", "method": "GET", "statuses": {%s}}}
            """;

    private Network() {}

    /** It hears of every status. */
    static void add(StandIn standIn, HouseService service) {
        add(standIn.network(), standIn.template(), service);
    }

    static void add(String network, String template, HouseService service) {
        service.make("/api/v1/networks", JSON.formatted(network, network, template, EVERYTHING));
    }
}
