package io.lamina.service;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a real PostgreSQL that needs no container, with blobs in the database too. */
@DirtiesContext
class PostgresServiceCompatibilityTest extends ReplayCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
        registry.add("lamina.blob-store", () -> "database");
        Databases.newPostgres(registry);
    }
}
