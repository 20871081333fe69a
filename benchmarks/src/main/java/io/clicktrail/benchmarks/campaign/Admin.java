package io.clicktrail.benchmarks.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.clicktrail.standalone.House;
import io.clicktrail.standalone.SandboxAddresses;
import io.clicktrail.standalone.Service;

/** The house's admin interface, as a script would use it. */
record Admin(SandboxAddresses addresses, String key) {

    private static final String OFFER = """
            {"slug": "campaign", "name": "Campaign", "target_url": "https://t.me/campaign_channel",
             "goal": "join_channel", "place": "@campaign_channel",
             "rate": {"base": "5", "premium": "10", "currency": "XTR"},
             "payout": {"amount": "1.50", "currency": "USD"}, "hold": "PT0S"}
            """;

    static Admin of(House house) {
        return new Admin(house.addresses(), house.secrets().get("CLICKTRAIL_ADMIN_KEY"));
    }

    /** An offer of our own traffic: {@code /click/campaign} needs no click id of a network. */
    void createOffer() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(Service.ATTRIBUTION, "/api/v1/offers", OFFER);
        if (answer.statusCode() != 201) {
            throw new IOException("the offer was refused: " + answer.statusCode() + " " + answer.body());
        }
    }

    HttpResponse<String> post(Service service, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.of(service) + path))
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
