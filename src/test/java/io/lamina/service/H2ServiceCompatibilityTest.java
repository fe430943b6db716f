package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on the embedded database, as it runs without any configuration. */
class H2ServiceCompatibilityTest extends ServiceCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
    }

    @Test
    void openApiFileIsWhatTheServiceAnswers() throws IOException {
        OpenApi.assertCommitted(client.get("/openapi.yaml").body());
    }

    @Test
    void openApiLeavesNothingOut() {
        assertThat(OpenApi.gaps(client.get("/openapi").json())).isEmpty();
    }
}
