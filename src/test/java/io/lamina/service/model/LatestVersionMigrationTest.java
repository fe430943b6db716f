package io.lamina.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Databases;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Models that were there before a model named its latest version. */
class LatestVersionMigrationTest {
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    static List<DataSource> databases() {
        return List.of(
                new DriverManagerDataSource("jdbc:h2:mem:latest;DB_CLOSE_DELAY=-1", "sa", ""),
                new DriverManagerDataSource(Databases.newPostgres(), "postgres", "postgres"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyModelNamesTheVersionWithTheHighestNumber(DataSource database) {
        Flyway.configure().dataSource(database).target("8").load().migrate();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("insert into model (name, last_version) values ('kept', 11), ('emptied', 3)");
        // In text 9 comes after 10.
        version(jdbc, FIRST, 9);
        version(jdbc, SECOND, 10);
        Databases.migrate(database);
        assertThat(jdbc.queryForList("select latest_id from model where name = 'kept'", UUID.class))
                .containsExactly(SECOND);
        assertThat(jdbc.queryForList("select name from model where latest_id is null", String.class))
                .containsExactly("emptied");
    }

    private static void version(JdbcTemplate jdbc, UUID id, int number) {
        jdbc.update(
                "insert into model_version (id, name, version, created_at, training_job_id, task, metrics, artifact_sha256,"
                        + " artifact_bytes) values (?, 'kept', ?, current_timestamp, ?, 'regression', '{}', 'sha', 1)",
                id,
                number,
                id);
    }
}
