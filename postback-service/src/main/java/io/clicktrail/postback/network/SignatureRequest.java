package io.clicktrail.postback.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.clicktrail.http.problem.ProblemException;
import io.clicktrail.postback.signature.FieldSignature;
import io.clicktrail.postback.signature.FieldSignature.Scheme;
import io.clicktrail.postback.signature.SigningSecrets;

/**
 * How postbacks shall be signed, as an admin writes it.
 *
 * @param secrets the ones to sign with; none: postbacks are not signed any more; absent: as before
 * @param scheme {@code standard_webhooks} where it is not given, {@code hmac_sha256}, {@code md5_secret_first},
 *     {@code md5_secret_last} or {@code none}
 * @param parameter the one that carries a digest; {@code sign} where it is not given
 * @param fields of a digest: names of macros
 * @param separator between them; of an HMAC {@code |} where it is not given, of an MD5 nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignatureRequest(
        @Nullable List<String> secrets,
        @Nullable String scheme,
        @Nullable String parameter,
        @Nullable List<String> fields,
        @Nullable String separator) {

    private static final String STANDARD_WEBHOOKS = "standard_webhooks";
    private static final String NONE = "none";
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern SECRET = Pattern.compile("[^\\p{Cntrl}]{8,256}");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{Cntrl}]{0,4}");
    private static final int MOST_FIELDS = 20;

    /** What is stored and shown of it: all but the secrets. */
    SignatureRequest withoutSecrets() {
        return new SignatureRequest(null, scheme, parameter, fields, separator);
    }

    /**
     * @param before whose secrets stay where none are given
     * @throws ProblemException naming the field that is wrong
     */
    SignatureSpec judged(List<String> before) {
        List<String> known = secrets == null ? before : secrets;
        String wanted = scheme == null ? STANDARD_WEBHOOKS : scheme;
        if (wanted.equals(NONE) || scheme == null && known.isEmpty()) {
            return new SignatureSpec.Unsigned();
        }
        require(!known.isEmpty(), "secrets", "at least one");
        return wanted.equals(STANDARD_WEBHOOKS) ? standardWebhooks(known) : inParameter(schemeOf(wanted), known);
    }

    private static SignatureSpec standardWebhooks(List<String> secrets) {
        try {
            return new SignatureSpec.StandardWebhooks(new SigningSecrets(secrets));
        } catch (IllegalArgumentException e) {
            throw invalid("secrets", Objects.requireNonNull(e.getMessage()));
        }
    }

    private SignatureSpec inParameter(Scheme digest, List<String> secrets) {
        String name = Objects.requireNonNullElse(parameter, "sign");
        String usual = digest == Scheme.HMAC_SHA256 ? "|" : "";
        String between = Objects.requireNonNullElse(separator, usual);
        require(secrets.size() == 1, "secrets", "one, since a parameter carries one signature");
        require(SECRET.matcher(secrets.getFirst()).matches(), "secrets", "8 to 256 characters");
        require(PARAMETER.matcher(name).matches(), "parameter", "1 to 40 of A-Z a-z 0-9 _ . -");
        require(SEPARATOR.matcher(between).matches(), "separator", "at most 4 characters");
        return new SignatureSpec.InParameter(name, macros(), new FieldSignature(digest, secrets.getFirst(), between));
    }

    private List<Macro> macros() {
        List<String> names = fields == null ? List.of() : fields;
        require(!names.isEmpty() && names.size() <= MOST_FIELDS, "fields", "1 to 20 names of macros");
        return names.stream().map(SignatureRequest::macro).toList();
    }

    private static Macro macro(String name) {
        Macro macro = Macro.find(name);
        if (macro == null) {
            throw new ProblemException(400, "unknown_macro", "postback.signature.fields: there is no macro " + name);
        }
        return macro;
    }

    private static Scheme schemeOf(String name) {
        for (Scheme scheme : Scheme.values()) {
            if (scheme.wireName().equals(name.toLowerCase(Locale.ROOT))) {
                return scheme;
            }
        }
        throw invalid("scheme", "standard_webhooks, hmac_sha256, md5_secret_first, md5_secret_last or none");
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw invalid(field, rule);
        }
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(400, "invalid_field", "postback.signature." + field + ": " + rule);
    }
}
