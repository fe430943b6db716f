package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A Lamina with keys: nobody gets anywhere without one, by any method, but to the probes and the documentation. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lamina.api-keys=alice:0123456789abcdef", "lamina.examples=false", "lamina.workers=1"})
@DirtiesContext
class ApiKeyModuleTest {
    @TempDir
    static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
    }

    private Client.Answer send(String method, String path, List<String> headers) {
        byte @Nullable [] body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        return new Client(port).send(method, path, body == null ? null : "application/json", body, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/datasets",
        "POST, /api/v1/datasets",
        "GET, /api/v1/catalog",
        "POST, /api/v1/training-jobs",
        "DELETE, /api/v1/datasets/01900000-0000-7000-8000-000000000001",
        "PUT, /api/v1/models/x",
        "PATCH, /api/v1/models/x",
        "OPTIONS, /api/v1/datasets",
        "HEAD, /api/v1/datasets",
        "GET, /actuator/prometheus",
        "GET, /actuator/info",
        "GET, /actuator/health",
        "GET, /no/such/route"
    })
    void withoutAKeyEveryRouteIsClosed(String method, String path) {
        Client.Answer answer = send(method, path, List.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(send(method, path, List.of("X-API-Key", "0123456789abcdeX")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/openapi.yaml",
                "/swagger-ui/index.html"
            })
    void probesAndDocumentationAreOpen(String path) {
        assertThat(send("GET", path, List.of()).status()).isEqualTo(200);
    }

    @Test
    void keyOpensInEitherHeader() {
        assertThat(send("GET", "/api/v1/datasets", List.of("Authorization", "Bearer 0123456789abcdef"))
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/datasets", List.of("X-API-Key", "0123456789abcdef"))
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", "/actuator/prometheus", List.of("X-API-Key", "0123456789abcdef"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void examplesCanBeLeftOut() {
        assertThat(send("GET", "/api/v1/datasets", List.of("X-API-Key", "0123456789abcdef"))
                        .json()
                        .get("items")
                        .isEmpty())
                .isTrue();
    }
}
