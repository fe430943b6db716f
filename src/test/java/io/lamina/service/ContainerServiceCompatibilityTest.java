package io.lamina.service;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The service on the image that the compose file runs, where there is a container engine. What comes after {@link ServiceCompatibilityTest}
 * is left to the embedded PostgreSQL, which is of the same version.
 */
@Testcontainers(disabledWithoutDocker = true)
@DirtiesContext
class ContainerServiceCompatibilityTest extends ServiceCompatibilityTest {
    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17");

    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
        registry.add("spring.datasource.url", POSTGRES::getJdbcUrl);
        registry.add("spring.datasource.username", POSTGRES::getUsername);
        registry.add("spring.datasource.password", POSTGRES::getPassword);
    }
}
