package io.lamina.service.blob;

import io.lamina.service.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The store in the database, on each of them. */
class DatabaseBlobStoreContractTest {
    abstract static class OnDatabase extends BlobStoreContractTest {
        @Override
        String store() {
            return DatabaseBlobStore.NAME;
        }
    }

    @Nested
    class OnH2 extends OnDatabase {
        @Override
        DataSource database() {
            return Databases.h2();
        }
    }

    @Nested
    class OnPostgres extends OnDatabase {
        @Override
        DataSource database() {
            return Databases.postgres();
        }
    }
}
