package io.clicktrail.http.problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import io.clicktrail.transport.NotReadyException;
import io.clicktrail.transport.spool.SpoolFullException;

/**
 * From whatever was thrown to what the caller may know. Messages of exceptions are repeated only where they were
 * written for callers: our own, those of the contract's records and of the rules for bodies.
 */
final class ProblemTranslation {

    private static final List<String> WORDS_FOR_CALLERS = List.of("io.clicktrail.event.", "io.clicktrail.http.body.");
    /** Spring's reader of forms lets its complaints through as they are. */
    private static final String ESCAPES = "java.net.URLDecoder";

    private static final Duration SOON = Duration.ofSeconds(5);

    private ProblemTranslation() {}

    static Problem of(Throwable error) {
        return switch (error) {
            case ProblemException refusal -> Problem.of(refusal);
            case ServerWebInputException input -> ofInput(input);
            case ServerErrorException unread
            when isBlankPathVariable(unread) -> badRequest(parameterOf(unread.getMethodParameter()) + "is missing");
            case ErrorResponse framework -> ofFramework(framework);
            case DataBufferLimitException _ -> ofStatus(HttpStatus.CONTENT_TOO_LARGE);
            case SpoolFullException _ -> busy("spool_full", "The event cannot be made durable now.");
            case NonTransientDataAccessResourceException _,
                    TransientDataAccessException _,
                    CannotCreateTransactionException _ ->
                busy("temporarily_unavailable", "The database does not answer now.");
            case NotReadyException _ -> busy("not_ready", "This service does not know all that it needs yet.");
            case IllegalArgumentException refused when isForCallers(refused) -> badRequest(messageOf(refused));
            case IllegalArgumentException broken
            when isAboutEscapes(broken) -> badRequest("the form is not well-formed");
            default -> Problem.of(500, "internal_error", "Something went wrong on our side.");
        };
    }

    static Problem brokenMediaType() {
        return badRequest("the Accept or Content-Type header is not well-formed");
    }

    private static Problem ofInput(ServerWebInputException input) {
        if (input instanceof MissingRequestValueException missing) {
            return badRequest("the " + missing.getLabel() + " " + missing.getName() + " is missing");
        }
        return causes(input)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst()
                .map(ProblemTranslation::ofJson)
                .orElseGet(() -> badRequest(parameterOf(input.getMethodParameter())
                        + refusalIn(input).orElse("cannot be understood")));
    }

    static Problem ofJson(JacksonException json) {
        if (!(json instanceof DatabindException)) {
            return badRequest("the body is not well-formed JSON");
        }
        String field = fieldOf(json);
        String reason = refusalIn(json).orElseGet(() -> isMissing(json) ? "is missing" : "has the wrong type or shape");
        return badRequest(field.isEmpty() ? "the body " + reason : "field " + field + ": " + reason);
    }

    /** Path of the field as the caller wrote it: {@code caps.window.per}, {@code schedule[2].from}. */
    private static String fieldOf(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static boolean isMissing(JacksonException json) {
        String message = json.getOriginalMessage();
        return message.startsWith("Missing required creator property") || message.startsWith("Invalid `null` value");
    }

    /** For Spring {@code /things/%20} is a fault of ours, since the route has promised the variable. */
    private static boolean isBlankPathVariable(ServerErrorException unread) {
        MethodParameter parameter = unread.getMethodParameter();
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static String parameterOf(@Nullable MethodParameter parameter) {
        return parameter == null || parameter.getParameterName() == null
                ? "the request "
                : "parameter " + parameter.getParameterName() + ": ";
    }

    /** What a contract record, or the parser of a number or date, said about the value. */
    private static Optional<String> refusalIn(Throwable error) {
        return causes(error)
                .filter(IllegalArgumentException.class::isInstance)
                .map(IllegalArgumentException.class::cast)
                .filter(ProblemTranslation::isForCallers)
                .map(ProblemTranslation::messageOf)
                .findFirst();
    }

    /** Thrown by words that callers use, not by something that a handler called by mistake. */
    private static boolean isForCallers(IllegalArgumentException error) {
        return Arrays.stream(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java."))
                .findFirst()
                .filter(name -> WORDS_FOR_CALLERS.stream().anyMatch(name::startsWith))
                .isPresent();
    }

    /** The first frame has to do: Reactor cuts off the others. */
    private static boolean isAboutEscapes(IllegalArgumentException error) {
        StackTraceElement[] frames = error.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().equals(ESCAPES);
    }

    private static Problem ofFramework(ErrorResponse error) {
        int status = error.getStatusCode().value();
        HttpStatus known = HttpStatus.resolve(status);
        String code = known == null ? "http_" + status : known.name().toLowerCase(Locale.ROOT);
        String detail = known == null ? "The request was refused." : sentence(known);
        return new Problem(status, code, detail, error.getHeaders());
    }

    private static Problem ofStatus(HttpStatus status) {
        return Problem.of(status.value(), status.name().toLowerCase(Locale.ROOT), sentence(status));
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case NOT_ACCEPTABLE -> "None of the media types you accept can be given.";
            case CONTENT_TOO_LARGE -> "The body is too large.";
            case UNSUPPORTED_MEDIA_TYPE -> "Bodies of this media type are not read here.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    private static Problem busy(String code, String detail) {
        return Problem.of(new ProblemException(503, code, detail, SOON));
    }

    private static Problem badRequest(String detail) {
        return Problem.of(400, "bad_request", detail);
    }

    private static String messageOf(IllegalArgumentException refused) {
        String message = refused.getMessage();
        return message == null ? "cannot be understood" : message;
    }

    private static Stream<Throwable> causes(@Nullable Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(12);
    }
}
