package io.lamina.service.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What may go wrong, as clients may rely on it: {@code type} and {@code status} never change once released; texts may.
 *
 * <p>The URI is {@code tag:lamina.io,2026:problems/} followed by the constant's name in kebab-case: RFC 9457 (section 3.1.1)
 * wants an absolute URI and RFC 4151's {@code tag:} is one that promises no page behind it, so nobody dereferences it.
 */
public enum ProblemType {
    /** The body is not JSON at all; {@code detail} names line and column. */
    INVALID_JSON(400, "The body is not valid JSON"),
    /** The request line, a header or a multipart body cannot be parsed. */
    INVALID_HTTP(400, "The request is not valid HTTP"),
    /** A query parameter or a header has a wrong value, is missing or is unknown; each is in {@code errors}. */
    INVALID_PARAMETER(400, "A parameter is not valid"),
    UNAUTHORIZED(401, "An API key is needed"),
    FORBIDDEN(403, "This is not allowed"),
    /** No such route, or no such resource on a route that exists. */
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be served"),
    /** The resource is in a state that forbids the request. */
    CONFLICT(409, "The state of the resource forbids this"),
    /** {@code If-Match} names a version that is not the current one. */
    PRECONDITION_FAILED(412, "The resource has changed"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    /** The body was understood and breaks a rule of form, dataset or model; each breach is in {@code errors}. */
    INVALID_REQUEST(422, "The request breaks a rule"),
    /** A training run left the finite numbers; found in the {@code error} of a job, never as an HTTP answer. */
    DIVERGED(422, "The training diverged"),
    /** A training takes more memory than a worker has: another machine may train it. */
    OUT_OF_MEMORY(422, "The training does not fit the memory"),
    /** A training had no time for one epoch; found in the {@code error} of a job, never as an HTTP answer. */
    OUT_OF_TIME(422, "The training ran out of time"),
    /** No trial of a search came to a score; found in the {@code error} of a tuning job, never as an HTTP answer. */
    NO_TRIAL(422, "No trial of the search succeeded"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    /** The queue is full or the rate is exceeded; {@code Retry-After} says when to come back. */
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** A fault of the service; {@code detail} names an incident that its log explains. */
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The service is not available at the moment");

    private static final String PREFIX = "tag:lamina.io,2026:problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** One short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The last part of the URI: {@code invalid-request}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable identifier: {@code tag:lamina.io,2026:problems/invalid-request}. */
    public URI uri() {
        return URI.create(PREFIX + code());
    }

    /** An exception of this type, to be thrown: {@code throw CONFLICT.because("dataset … is used by job …")}. */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail, List.of());
    }

    /** The type that an HTTP status met outside of this catalogue belongs to. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> INVALID_REQUEST;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : INVALID_HTTP;
        };
    }
}
