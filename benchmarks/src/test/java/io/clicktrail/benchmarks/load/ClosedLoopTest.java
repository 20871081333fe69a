package io.clicktrail.benchmarks.load;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClosedLoopTest {

    private static final String REPORT = """
            Running 8s test @ http://127.0.0.1:8080/click/bench?uid=
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     2.26ms    1.01ms  33.35ms   87.81%
                Req/Sec    28.36k     2.11k   31.02k    75.00%
              Latency Distribution
                 50%  812.00us
                 75%    2.51ms
                 90%    3.20ms
                 99%    1.20s
              226123 requests in 8.00s, 61.02MB read
            """;

    @Test
    void aReportIsReadInItsUnits() throws IOException {
        ClosedLoop loop = ClosedLoop.read(REPORT + "Requests/sec:  28265.37\n");

        assertThat(loop).isEqualTo(new ClosedLoop(28265.37, 0.812, 1_200, 226_123, 0));
    }

    @Test
    void answersThatAreNoRedirectsAndBrokenConnectionsAreFailures() throws IOException {
        ClosedLoop loop = ClosedLoop.read(REPORT + """
                  Socket errors: connect 1, read 2, write 0, timeout 4
                  Non-2xx or 3xx responses: 10
                Requests/sec:  28265.37
                """);

        assertThat(loop.failures()).isEqualTo(17);
    }

    @Test
    void whatIsNoReportIsNotReadAsOne() {
        assertThatThrownBy(() -> ClosedLoop.read("unable to connect")).isInstanceOf(IOException.class);
    }
}
