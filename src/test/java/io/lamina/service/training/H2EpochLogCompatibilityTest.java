package io.lamina.service.training;

import io.lamina.service.Databases;
import javax.sql.DataSource;

class H2EpochLogCompatibilityTest extends EpochLogCompatibilityTest {
    @Override
    DataSource database() {
        return Databases.h2();
    }
}
