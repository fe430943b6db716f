package io.lamina.service.blob;

import io.lamina.service.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The store in files, with its rows on each database. */
class FilesystemBlobStoreContractTest {
    abstract static class OnDatabase extends BlobStoreContractTest {
        @Override
        String store() {
            return FilesystemBlobStore.NAME;
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
