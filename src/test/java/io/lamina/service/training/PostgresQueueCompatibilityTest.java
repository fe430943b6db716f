package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue on a real PostgreSQL that needs no container. */
@DirtiesContext
class PostgresQueueCompatibilityTest extends CancelCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
        Databases.newPostgres(registry);
    }

    @Test
    void serverEndsATransactionOfAProcessThatIsFrozenForALease() {
        assertThat(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class))
                .isEqualTo("30s");
    }

    @Override
    String waitingSessions() {
        return "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    }
}
