package io.lamina.service.training;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue on the embedded database. */
@DirtiesContext
class H2QueueCompatibilityTest extends TrialsCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
    }

    @Override
    String waitingSessions() {
        return "select count(*) from information_schema.sessions where blocker_id is not null";
    }
}
