package io.lamina.service.training;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class PostgresEpochLogCompatibilityTest extends EpochLogCompatibilityTest {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    @Override
    DataSource dataSource() {
        return POSTGRES.getPostgresDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }
}
