package io.clicktrail.http.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear line at start instead of a stack trace. */
final class UnusableSecretAnalyzer extends AbstractFailureAnalyzer<UnusableSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSecretException cause) {
        String action = "Set the environment variable " + cause.variable() + ", for instance to the output of"
                + " `openssl rand -hex 32`.";
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
