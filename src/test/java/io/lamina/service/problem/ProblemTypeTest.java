package io.lamina.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    @ParameterizedTest
    @EnumSource
    void everyTypeIsDocumentedForClients(ProblemType type) throws IOException {
        assertThat(Files.readString(Path.of("docs/problems.md")))
                .contains("| `" + type.code() + "` | " + type.status() + " | ");
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsAnAbsoluteUriThatEndsInItsCode(ProblemType type) {
        assertThat(type.uri().isAbsolute()).isTrue();
        assertThat(type.uri()).hasToString("tag:lamina.io,2026:problems/" + type.code());
        assertThat(type.title()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_HTTP",
        "404, NOT_FOUND",
        "410, INVALID_HTTP",
        "413, TOO_LARGE",
        "500, INTERNAL",
        "502, INTERNAL"
    })
    void aStatusFromElsewhereFindsItsType(int status, ProblemType type) {
        assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
    }

    @Test
    void theDetailOfOneErrorIsTheError() {
        assertThat(ProblemException.invalidRequest("/units", "must be positive, got 0")
                        .detail())
                .isEqualTo("/units: must be positive, got 0");
        assertThat(ProblemException.invalidRequest("", "must be an object").detail())
                .isEqualTo("the body must be an object");
        assertThat(ProblemException.invalidRequest(List.of(ProblemError.cell(3L, "age", "has 2 cells")))
                        .detail())
                .isEqualTo("row 3, column age: has 2 cells");
        assertThat(ProblemException.invalidHeader("If-Match", "must be an ETag").detail())
                .isEqualTo("header If-Match must be an ETag");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT1S, 1", "PT1.001S, 2", "PT2M, 120"})
    void retryAfterIsInWholeSecondsRoundedUp(Duration wait, String header) {
        assertThat(ProblemException.tooManyRequests("the queue is full", wait).headers())
                .containsExactly(Map.entry("Retry-After", header));
    }
}
