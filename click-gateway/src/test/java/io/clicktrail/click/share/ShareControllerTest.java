package io.clicktrail.click.share;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.click.ClickSettings;
import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.click.visitor.Signatures;
import io.clicktrail.event.OfferId;
import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ShareControllerTest {

    private static final ClickSettings SETTINGS = new ClickSettings(
            "some_bot",
            "a key of sixteen",
            URI.create("https://go.example"),
            List.of(),
            null,
            new ClickSettings.Uniqueness(Duration.ofHours(24), Duration.ofMillis(20)),
            new ClickSettings.Flood(0, 0),
            new ClickSettings.Country(null, List.of()),
            List.of());

    @ParameterizedTest
    @CsvSource({"false, starting", "true, unknown_offer"})
    void anOfferIsUnknownOnlyOnceAllOffersAreKnown(boolean ready, String code) {
        var catalogue = new Catalogue(slug -> null, id -> null, network -> null, () -> ready);
        var shares = new ShareController(catalogue, new ShareTokens(new Signatures("a key of sixteen")), SETTINGS);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> shares.make(new ShareController.Wanted(new OfferId("spring-sale"), 7)))
                .extracting(ProblemException::code)
                .isEqualTo(code);
    }
}
