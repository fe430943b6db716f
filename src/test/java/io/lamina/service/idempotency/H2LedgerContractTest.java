package io.lamina.service.idempotency;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

/** The ledger on the embedded database. */
class H2LedgerContractTest extends LedgerContractTest {
    private static final JdbcConnectionPool POOL =
            JdbcConnectionPool.create("jdbc:h2:mem:ledger;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    DataSource database() {
        return POOL;
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }
}
