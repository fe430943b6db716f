package io.lamina.service.training;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2EpochLogCompatibilityTest extends EpochLogCompatibilityTest {
    @Override
    DataSource dataSource() {
        return new DriverManagerDataSource("jdbc:h2:mem:epochs;DB_CLOSE_DELAY=-1", "sa", "");
    }
}
