package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.lamina.service.Databases;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.StoredDataset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue on a real PostgreSQL that needs no container. */
@DirtiesContext
class PostgresQueueCompatibilityTest extends TrialsCompatibilityTest {
    private static final UUID IRIS = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Autowired
    private Datasets datasets;

    @Autowired
    private DataSource database;

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

    @Test
    void nobodyWaitsLongForALockOrForEverForAnAnswer() throws SQLException {
        assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("5s");
        assertThat(database.unwrap(HikariDataSource.class).getDataSourceProperties())
                .containsKeys("socketTimeout", "tcpKeepAlive");
    }

    @Test
    void twoJobsMayBeSubmittedForOneDatasetInTheSameMoment() {
        StoredDataset iris = datasets.get(IRIS);
        transaction.executeWithoutResult(status -> {
            assertThat(datasets.hold(iris)).isTrue();
            assertThat(other.submit(() -> transaction.execute(own -> datasets.hold(iris))))
                    .succeedsWithin(AT_ONCE)
                    .isEqualTo(true);
        });
    }

    @Override
    String waitingSessions() {
        return "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    }
}
