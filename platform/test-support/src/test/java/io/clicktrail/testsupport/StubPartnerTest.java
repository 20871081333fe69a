package io.clicktrail.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StubPartnerTest {
    private final StubPartner partner = StubPartner.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        client.close();
        partner.close();
    }

    @Test
    void remembersWhatItGot() throws Exception {
        send(request("/postback?click_id=a%20b&status=1")
                .header("X-Signature", "abc")
                .POST(BodyPublishers.ofString("sum=1.50&currency=USD")));

        var got = partner.waitUntilReceived(1, Duration.ofSeconds(10)).getFirst();
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.path()).isEqualTo("/postback");
        assertThat(got.query()).containsEntry("click_id", "a b").containsEntry("status", "1");
        assertThat(got.form()).containsEntry("currency", "USD");
        assertThat(got.header("x-signature")).contains("abc");
    }

    @Test
    void readsAChunkedBody() throws Exception {
        send(request("/").POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("in chunks"))));

        assertThat(partner.received().getFirst().body()).isEqualTo("in chunks");
    }

    @Test
    void givesTheScriptedAnswersInOrderAndThenTheUsualOne() throws Exception {
        partner.answers(Answer.ok()).answersNext(Answer.status(503).header("Retry-After", "7"), Answer.status(410));

        assertThat(send(request("/")).headers().firstValue("Retry-After")).contains("7");
        assertThat(send(request("/")).statusCode()).isEqualTo(410);
        assertThat(send(request("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void resetsAConnection() {
        partner.answers(Answer.connectionReset());

        assertThatThrownBy(() -> send(request("/"))).isInstanceOf(IOException.class);
    }

    @Test
    void answersTooLate() {
        partner.answers(Answer.ok().after(Duration.ofMinutes(1)));

        assertThatThrownBy(() -> send(request("/").timeout(Duration.ofMillis(100))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void dripsABodyByteByByte() throws Exception {
        partner.answers(Answer.ok().body("slow").dripping(Duration.ofMillis(1)));

        assertThat(send(request("/")).body()).isEqualTo("slow");
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(partner.url(target)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
