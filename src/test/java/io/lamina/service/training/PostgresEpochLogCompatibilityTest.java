package io.lamina.service.training;

import io.lamina.service.Databases;
import javax.sql.DataSource;

class PostgresEpochLogCompatibilityTest extends EpochLogCompatibilityTest {
    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
