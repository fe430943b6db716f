package io.lamina.service.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** A path variable, parameter or header whose text is not of the type that the route takes. */
final class Mismatch {
    private static final int LONGEST = 60;

    private Mismatch() {}

    /** In the path it is simply a resource that does not exist. */
    static ProblemException of(MethodArgumentTypeMismatchException e) {
        String got = "\"" + cut(String.valueOf(e.getValue())) + "\"";
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemType.NOT_FOUND.because("there is nothing with the " + e.getName() + " " + got);
        }
        String detail = "must be " + wanted(e.getRequiredType()) + ", got " + got;
        return e.getParameter().hasParameterAnnotation(RequestHeader.class)
                ? ProblemException.invalidHeader(e.getName(), detail)
                : ProblemException.invalidParameters(List.of(ProblemError.parameter(e.getName(), detail)));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number in range";
        }
        if (type == UUID.class) {
            return "an id";
        }
        if (type == Instant.class || type == Duration.class || type == LocalDate.class) {
            return "in ISO-8601";
        }
        return "of another form";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
