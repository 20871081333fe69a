package io.clicktrail.transport.trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTest {

    private static final String HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aTraceIsContinuedFromItsHeader() {
        var trace = Trace.continued(HEADER);

        assertThat(trace).isEqualTo(new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"));
        assertThat(trace.header()).isEqualTo(HEADER);
    }

    @Test
    void theNextStepBelongsToTheSameTrace() {
        var step = Trace.continued(HEADER).child();

        assertThat(step.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(step.spanId()).isNotEqualTo("b7ad6b7169203331");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void whatIsNoTraceBeginsANewOne(String header) {
        var begun = Trace.continued(header);

        assertThat(Trace.continued(begun.header())).isEqualTo(begun);
        assertThat(begun).isNotEqualTo(Trace.continued(header));
    }
}
