package io.lamina.service.idempotency;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** The ledger on PostgreSQL. */
class PostgresLedgerContractTest extends LedgerContractTest {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final DataSource DATABASE = POSTGRES.getPostgresDatabase();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    @Override
    DataSource database() {
        return DATABASE;
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }
}
