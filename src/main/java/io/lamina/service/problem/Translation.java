package io.lamina.service.problem;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.exc.JacksonIOException;

/** What the frameworks throw, as problems. Their own messages name classes and are never passed on. */
final class Translation {
    private static final Logger LOG = LoggerFactory.getLogger(Translation.class);

    /** A lock was not given in time, or two waited for each other: PostgreSQL's states, H2's, and the standard's. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01", "HYT00", "40001");

    private Translation() {}

    static ProblemException of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapped = thrown instanceof UncheckedIOException || thrown instanceof JacksonIOException;
        return translated(wrapped && cause != null ? cause : thrown);
    }

    private static ProblemException translated(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> problem;
            case HttpMessageNotReadableException e -> unreadable(e);
            case MissingServletRequestParameterException e ->
                ProblemException.invalidParameter(e.getParameterName(), "must be given");
            case MissingServletRequestPartException e ->
                ProblemException.invalidParameter(e.getRequestPartName(), "must be given as a part of the form");
            case MissingRequestHeaderException e -> ProblemException.invalidHeader(e.getHeaderName(), "must be given");
            case MethodArgumentTypeMismatchException e -> Mismatch.of(e);
            case HandlerMethodValidationException e -> invalid(e);
            case HttpRequestMethodNotSupportedException e -> wrongMethod(e);
            case HttpMediaTypeNotSupportedException e ->
                with(ProblemType.UNSUPPORTED_MEDIA_TYPE, sent(e), e.getHeaders());
            case HttpMediaTypeNotAcceptableException e ->
                ProblemType.NOT_ACCEPTABLE.because("this can be served as " + list(e.getSupportedMediaTypes()));
            case NoHandlerFoundException e ->
                ProblemType.NOT_FOUND.because("there is no route " + e.getHttpMethod() + " " + e.getRequestURL());
            case NoResourceFoundException e ->
                ProblemType.NOT_FOUND.because("there is no route " + e.getHttpMethod() + " /" + e.getResourcePath());
            case MaxUploadSizeExceededException e ->
                ProblemType.TOO_LARGE.because(
                        e.getMaxUploadSize() > 0
                                ? "an upload may have at most " + e.getMaxUploadSize() + " bytes"
                                : "the upload has more bytes than are allowed");
            case MultipartException ignored -> ProblemType.INVALID_HTTP.because("the multipart body cannot be read");
            case AsyncRequestTimeoutException ignored ->
                ProblemType.UNAVAILABLE.because("the answer took longer than a request may last");
            case AccessDeniedException ignored -> ProblemType.FORBIDDEN.because("this client may not do this");
            case AuthenticationException ignored -> SecurityProblems.unauthorized();
            case ServletRequestBindingException ignored ->
                ProblemType.INVALID_PARAMETER.because("a parameter, header or cookie that this route needs is missing");
            case ErrorResponse e -> ofResponse(e, thrown);
            case ClientAbortException ignored -> brokenBody();
            case BadRequestException ignored -> brokenBody();
            case EOFException ignored -> brokenBody();
            case SocketTimeoutException ignored -> brokenBody();
            default -> ofDatabase(thrown);
        };
    }

    /** What the database could not do now and may do soon is 503, everything else an incident. */
    private static ProblemException ofDatabase(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                if (isConnectionLost(e)) {
                    LOG.warn("the database does not answer: {}", thrown.getMessage());
                    return soon("the database does not answer at the moment; ask again");
                }
                if (LOCKED.contains(String.valueOf(e.getSQLState()))) {
                    LOG.warn("a request waited in vain for a lock: {}", thrown.getMessage());
                    return soon("another change of the same thing is not finished yet; ask again");
                }
            }
        }
        return incident(thrown);
    }

    /**
     * Whether the database cannot be reached, shuts down, starts, has no connection left, or ended this one: SQL states of classes 08, 53
     * and 57P, and 25P03.
     */
    private static boolean isConnectionLost(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            // What the pool says of a connection that it has found to be dead; it gives no state.
            return "Connection is closed".equals(e.getMessage()) || e instanceof SQLTransientConnectionException;
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25P03");
    }

    private static ProblemException soon(String detail) {
        return ProblemException.unavailable(detail, Duration.ofSeconds(1));
    }

    /** The client said one thing of its body and sent another, or stopped sending: nothing of ours to explain in a log. */
    private static ProblemException brokenBody() {
        return ProblemType.INVALID_HTTP.because(
                "the body ends early, comes too slowly, or is not what Content-Length and Transfer-Encoding say");
    }

    private static ProblemException ofResponse(ErrorResponse response, Throwable thrown) {
        int status = response.getStatusCode().value();
        return status < 500 ? ofStatus(status) : incident(thrown);
    }

    /** A problem of which nothing but the status is known. */
    static ProblemException ofStatus(int status) {
        // What Tomcat cannot do (a method, a transfer encoding, a version of HTTP) is the request's fault, not the
        // service's.
        boolean unknownToUs = status == 501 || status == 505;
        ProblemType type = unknownToUs ? ProblemType.INVALID_HTTP : ProblemType.ofStatus(status);
        return type.because(type == ProblemType.INVALID_HTTP ? "the request cannot be understood" : type.title());
    }

    /** A fault of ours: the log tells the story, the client gets its number. */
    static ProblemException incident(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        return ProblemType.INTERNAL.because("the service failed; its log explains incident " + incident);
    }

    private static ProblemException unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (e.getCause() instanceof IOException broken) {
            return of(broken);
        }
        return ProblemType.INVALID_JSON.because(
                e.getCause() == null ? "the body is missing; send a JSON object" : "the body cannot be read");
    }

    private static ProblemException invalid(HandlerMethodValidationException e) {
        List<ProblemError> errors = new ArrayList<>();
        e.getParameterValidationResults().forEach(result -> {
            String name = result.getMethodParameter().getParameterName();
            String got = result.getArgument() == null ? "" : ", got " + result.getArgument();
            result.getResolvableErrors()
                    .forEach(error -> errors.add(ProblemError.parameter(
                            String.valueOf(name), String.valueOf(error.getDefaultMessage()) + got)));
        });
        return ProblemException.invalidParameters(errors);
    }

    private static ProblemException with(ProblemType type, String detail, HttpHeaders headers) {
        Map<String, String> single = new TreeMap<>();
        headers.forEach((name, values) -> single.put(name, String.join(", ", values)));
        return new ProblemException(type, detail, List.of(), single);
    }

    private static ProblemException wrongMethod(HttpRequestMethodNotSupportedException e) {
        String[] methods = e.getSupportedMethods();
        String allowed = methods == null ? "" : String.join(", ", new TreeSet<>(List.of(methods)));
        return new ProblemException(
                ProblemType.METHOD_NOT_ALLOWED,
                "no " + e.getMethod() + " here; allowed: " + (allowed.isEmpty() ? "none" : allowed),
                List.of(),
                Map.of("Allow", allowed));
    }

    private static String sent(HttpMediaTypeNotSupportedException e) {
        MediaType type = e.getContentType();
        String came = type == null ? "the body has no Content-Type" : "a body of type " + type + " cannot be read here";
        return came + "; send " + list(e.getSupportedMediaTypes());
    }

    private static String list(List<MediaType> types) {
        List<String> names = types.stream()
                .filter(MediaType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : String.join(", ", names);
    }
}
