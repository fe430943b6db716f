package io.lamina.service.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked; whoever throws it has found the fault with the client, not with the service. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient List<ProblemError> errors;
    private final transient Map<String, String> headers;
    private final transient @Nullable FullQueue queue;

    public ProblemException(ProblemType type, String detail, List<ProblemError> errors) {
        this(type, detail, errors, Map.of());
    }

    /** With response headers, such as {@code Retry-After} or {@code Allow}. */
    public ProblemException(ProblemType type, String detail, List<ProblemError> errors, Map<String, String> headers) {
        this(type, detail, errors, headers, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<ProblemError> errors,
            Map<String, String> headers,
            @Nullable FullQueue queue) {
        // Stack traces of expected refusals cost more than the requests and say nothing.
        super(type.code() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.headers = new TreeMap<>(headers);
        this.queue = queue;
    }

    /** 404 for a resource: {@code notFound("dataset", id)}. */
    public static ProblemException notFound(String what, Object id) {
        return ProblemType.NOT_FOUND.because("there is no " + what + " " + id);
    }

    /** 422 with every breach of the body at once. */
    public static ProblemException invalidRequest(List<ProblemError> errors) {
        return of(ProblemType.INVALID_REQUEST, errors);
    }

    /** A problem of a type that is told by what it breaks. */
    public static ProblemException of(ProblemType type, List<ProblemError> errors) {
        return new ProblemException(type, summary(errors), errors);
    }

    /** 422 with one breach at a place of the body. */
    public static ProblemException invalidRequest(String pointer, String detail) {
        return invalidRequest(List.of(ProblemError.at(pointer, detail)));
    }

    /** 400 with every wrong query parameter at once. */
    public static ProblemException invalidParameters(List<ProblemError> errors) {
        return of(ProblemType.INVALID_PARAMETER, errors);
    }

    /** 400 for one query parameter: {@code invalidParameter("limit", "must be between 1 and 200, got 0")}. */
    public static ProblemException invalidParameter(String parameter, String detail) {
        return invalidParameters(List.of(ProblemError.parameter(parameter, detail)));
    }

    /** 400 for one header: {@code invalidHeader("Idempotency-Key", "must be 1 to 255 characters, got 300")}. */
    public static ProblemException invalidHeader(String header, String detail) {
        return invalidParameters(List.of(ProblemError.header(header, detail)));
    }

    /** 429 with {@code Retry-After}, rounded up to whole seconds. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), retryAfter(retryAfter));
    }

    /** 429 for a job that the queue has no room for, with {@code Retry-After} and the state of the queue. */
    public static ProblemException queueFull(FullQueue queue, Duration retryAfter) {
        String detail = "the queue is full: " + queue.queued() + " jobs wait, " + queue.capacity() + " may; "
                + queue.ofYours() + " are yours";
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), retryAfter(retryAfter), queue);
    }

    /** 503 with {@code Retry-After}, rounded up to whole seconds. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter(retryAfter));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public List<ProblemError> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** What the client reads; {@code instance} is the path of its request or of the job that failed. */
    public Problem problem(@Nullable String instance) {
        return new Problem(type.uri(), type.title(), type.status(), detail, instance, errors, queue);
    }

    private static Map<String, String> retryAfter(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Map.of("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    private static String summary(List<ProblemError> errors) {
        return switch (errors.size()) {
            case 0 -> "a rule is broken";
            case 1 -> errors.getFirst().sentence();
            default -> errors.size() + " rules are broken, each named in errors";
        };
    }
}
