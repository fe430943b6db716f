package io.lamina.service.idempotency;

import io.lamina.service.Databases;
import javax.sql.DataSource;

/** The ledger on PostgreSQL. */
class PostgresLedgerContractTest extends LedgerContractTest {
    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
