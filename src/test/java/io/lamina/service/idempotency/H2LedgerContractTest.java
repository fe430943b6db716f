package io.lamina.service.idempotency;

import io.lamina.service.Databases;
import javax.sql.DataSource;

/** The ledger on the embedded database. */
class H2LedgerContractTest extends LedgerContractTest {
    @Override
    DataSource database() {
        return Databases.h2();
    }
}
