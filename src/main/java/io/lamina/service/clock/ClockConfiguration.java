package io.lamina.service.clock;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Makes the one clock of the process: for the modules, and for db-scheduler, which compares leases by it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(10);

    @Bean
    DatabaseClock clock(DataSource database) throws SQLException {
        return new DatabaseClock(database, System::nanoTime);
    }

    @Bean
    SchedulingConfigurer measurements(DatabaseClock clock) {
        return tasks -> tasks.addFixedDelayTask(clock::measure, BETWEEN_MEASUREMENTS);
    }
}
