package io.lamina.service.training;

import io.lamina.service.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue on a real PostgreSQL that needs no container. */
@DirtiesContext
class PostgresQueueCompatibilityTest extends QueueCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
        Databases.newPostgres(registry);
    }
}
