package io.clicktrail.click.catalogue;

import org.junit.jupiter.api.Test;

import io.clicktrail.http.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueTest {

    @Test
    void nobodyIsToldThatThereIsNoSuchThingBeforeThatIsKnown() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> empty(false).requireReady())
                .satisfies(starting -> {
                    assertThat(starting.status()).isEqualTo(503);
                    assertThat(starting.code()).isEqualTo("starting");
                    assertThat(starting.retryAfter()).isPositive();
                });
        assertThatCode(() -> empty(true).requireReady()).doesNotThrowAnyException();
    }

    private static Catalogue empty(boolean ready) {
        return new Catalogue(slug -> null, id -> null, network -> null, () -> ready);
    }
}
