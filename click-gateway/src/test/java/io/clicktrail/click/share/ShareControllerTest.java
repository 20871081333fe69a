package io.clicktrail.click.share;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.clicktrail.click.catalogue.Catalogue;
import io.clicktrail.event.OfferId;
import io.clicktrail.event.ShareLinks;
import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ShareControllerTest {

    @ParameterizedTest
    @CsvSource({"false, starting", "true, unknown_offer"})
    void anOfferIsUnknownOnlyOnceAllOffersAreKnown(boolean ready, String code) {
        var catalogue = new Catalogue(slug -> null, id -> null, network -> null, () -> ready);
        var shares = new ShareController(catalogue, new ShareLinks("https://go.example", new byte[16]));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> shares.make(new ShareController.Wanted(new OfferId("spring-sale"), 7)))
                .extracting(ProblemException::code)
                .isEqualTo(code);
    }
}
