package io.clicktrail.postback.network;

import java.util.List;

import io.clicktrail.postback.signature.FieldSignature;
import io.clicktrail.postback.signature.SigningSecrets;

/** By what a network knows that a call is ours. */
public sealed interface SignatureSpec {

    /** By nothing but what stands in its template. */
    record Unsigned() implements SignatureSpec {}

    /** By the headers of Standard Webhooks. */
    record StandardWebhooks(SigningSecrets secrets) implements SignatureSpec {}

    /**
     * By one parameter more: a digest of the values of some macros, as they are before they are encoded. One that has no
     * value counts as empty.
     *
     * @param parameter its name
     */
    record InParameter(String parameter, List<Macro> fields, FieldSignature signature) implements SignatureSpec {

        public InParameter {
            fields = List.copyOf(fields);
        }
    }

    /** What it is made with. Never shown. */
    default List<String> madeWith() {
        return switch (this) {
            case Unsigned _ -> List.of();
            case StandardWebhooks(SigningSecrets secrets) -> secrets.values();
            case InParameter(String _, List<Macro> _, FieldSignature signature) -> List.of(signature.secret());
        };
    }
}
