package io.clicktrail.benchmarks.click;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a service says about itself, in the format of Prometheus. */
record Metrics(String text) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** @param management the port of a service on this machine */
    static Metrics read(int management) {
        URI metrics = URI.create("http://127.0.0.1:" + management + "/actuator/prometheus");
        try {
            return new Metrics(CLIENT.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Of all lines of the metric that have the label; 0 where there are none. */
    double sum(String metric, String label) {
        return text.lines()
                .filter(line -> line.startsWith(metric) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
